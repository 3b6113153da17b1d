using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace McpPolicy.EndToEnd.Tests.Cluster;

/// <summary>
/// Connects from inside the network of a cluster that has its own, where pods and Services answer, without moving the process there.
/// </summary>
/// <remarks>
/// A socket stays in the network namespace that its thread was in when it was made (Linux, network_namespaces(7)). So a thread of
/// its own enters the namespace, makes the socket and ends; the socket can then be used from anywhere.
/// </remarks>
internal sealed class NodeNetwork(string namespaceFile)
{
    private const int NewNetwork = 0x40000000;

    /// <summary>A handler whose connections are made in the cluster's network.</summary>
    public SocketsHttpHandler CreateHandler() => new() { UseProxy = false, ConnectCallback = ConnectAsync };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = await CreateSocketAsync();
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private Task<Socket> CreateSocketAsync()
    {
        var made = new TaskCompletionSource<Socket>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                Enter();
                made.SetResult(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
            }
            catch (Exception error)
            {
                made.SetException(error);
            }
        }).Start();
        return made.Task;
    }

    private void Enter()
    {
        using var handle = File.OpenHandle(namespaceFile);
        if (SetNamespace((int)handle.DangerousGetHandle(), NewNetwork) != 0)
        {
            throw new InvalidOperationException($"setns: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetNamespace(int fileDescriptor, int kind);
}

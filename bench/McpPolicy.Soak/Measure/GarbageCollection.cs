using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace McpPolicy.Soak.Measure;

/// <summary>
/// Makes another .NET process collect its garbage, over the runtime's diagnostic port (dotnet/diagnostics, documentation/design-docs/ipc-protocol.md):
/// an event session with the keyword GCHeapCollect starts with a full, blocking collection.
/// </summary>
internal static class GarbageCollection
{
    private const int HeaderBytes = 20;
    private const byte EventPipe = 0x02;
    private const byte CollectTracing2 = 0x03;
    private const byte StopTracing = 0x01;
    private const ulong GcHeapCollect = 0x800000;
    private const uint Informational = 4;
    private const uint NetTrace = 1;

    public static async Task ForceAsync(int processId, CancellationToken cancellationToken)
    {
        string path = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{processId}-*-socket").Single();
        using Socket session = await ConnectAsync(path, cancellationToken);
        await session.SendAsync(Message(CollectTracing2, DescribeSession()), cancellationToken);
        byte[] started = await ReceiveAsync(session, HeaderBytes + sizeof(ulong), cancellationToken);
        using (Socket control = await ConnectAsync(path, cancellationToken))
        {
            await control.SendAsync(Message(StopTracing, started[HeaderBytes..]), cancellationToken);
            byte[] rest = new byte[64 * 1024];
            while (await session.ReceiveAsync(rest, cancellationToken) > 0)
            {
                // What the session recorded is of no interest.
            }
        }
    }

    private static async Task<Socket> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
        return socket;
    }

    private static async Task<byte[]> ReceiveAsync(Socket socket, int count, CancellationToken cancellationToken)
    {
        byte[] received = new byte[count];
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        await stream.ReadExactlyAsync(received, cancellationToken);
        return received;
    }

    private static byte[] Message(byte command, byte[] payload)
    {
        byte[] message = new byte[HeaderBytes + payload.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        message[16] = EventPipe;
        message[17] = command;
        payload.CopyTo(message, HeaderBytes);
        return message;
    }

    private static byte[] DescribeSession()
    {
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload);
        const uint bufferMegabytes = 16;
        const uint providers = 1;
        writer.Write(bufferMegabytes);
        writer.Write(NetTrace);
        writer.Write(false);
        writer.Write(providers);
        writer.Write(GcHeapCollect);
        writer.Write(Informational);
        const string provider = "Microsoft-Windows-DotNETRuntime\0";
        writer.Write((uint)provider.Length);
        writer.Write(Encoding.Unicode.GetBytes(provider));
        writer.Write(0u);
        writer.Flush();
        return payload.ToArray();
    }
}

using System.Net;
using System.Net.Sockets;

namespace McpPolicy.Corpus.Tests.Judging;

/// <summary>A gateway that looks at nothing: bytes in, bytes out.</summary>
internal sealed class NaiveGateway : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _upstream;
    private readonly Task _accepting;

    private NaiveGateway(Uri upstream)
    {
        _upstream = upstream;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/mcp");

    public static NaiveGateway Start(Uri upstream) => new(upstream);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> relayed = [];
        try
        {
            while (true)
            {
                relayed.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(relayed);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(_upstream.Host, _upstream.Port, _stop.Token);
            Task up = CopyAsync(client.GetStream(), server);
            await CopyAsync(server.GetStream(), client);
            await up;
        }
    }

    private async Task CopyAsync(NetworkStream from, TcpClient to)
    {
        try
        {
            await from.CopyToAsync(to.GetStream(), _stop.Token);
            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone.
        }
    }
}

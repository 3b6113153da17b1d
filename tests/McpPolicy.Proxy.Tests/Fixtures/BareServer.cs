using System.Net;
using System.Net.Sockets;
using System.Text;

namespace McpPolicy.Proxy.Tests.Fixtures;

/// <summary>A server that answers every connection's first bytes with the same bytes, HTTP or not, and closes.</summary>
internal sealed class BareServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _answer;
    private Task _serving = Task.CompletedTask;

    private BareServer(string answer) => _answer = Encoding.UTF8.GetBytes(answer);

    public Uri Url => new($"http://{_listener.LocalEndpoint}/mcp");

    public static BareServer Start(string answer)
    {
        var server = new BareServer(answer);
        server._listener.Start();
        server._serving = server.ServeAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (await client.GetStream().ReadAsync(new byte[4096], _stop.Token) > 0)
                {
                    await client.GetStream().WriteAsync(_answer, _stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}

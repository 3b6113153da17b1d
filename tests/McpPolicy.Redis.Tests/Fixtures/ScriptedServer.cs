using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace McpPolicy.Redis.Tests.Fixtures;

/// <summary>A server that answers PING by itself and otherwise sends what the test says, for faults that a real one cannot be made to have.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<Socket> _connections = Channel.CreateUnbounded<Socket>();
    private readonly CancellationTokenSource _stop = new();

    // A socket that nobody holds would be closed by its finalizer.
    private readonly List<Socket> _sockets = [];
    private readonly Task _accepting;

    public ScriptedServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What to send when a connection comes, instead of +PONG.</summary>
    public string Greeting { get; set; } = "+PONG\r\n";

    public async Task<Socket> NextConnectionAsync() => await _connections.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Reads until as many commands were received.</summary>
    public static async Task<string> ReceiveAsync(Socket socket, int commands)
    {
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (text.ToString().Split("*").Length - 1 < commands)
        {
            var count = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            Assert.NotEqual(0, count);
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    public static async Task SendAsync(Socket socket, string text) =>
        await socket.SendAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _sockets.ForEach(socket => socket.Dispose());
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                _sockets.Add(socket);
                await socket.ReceiveAsync(new byte[1024], _stop.Token);
                await socket.SendAsync(Encoding.ASCII.GetBytes(Greeting), _stop.Token);
                await _connections.Writer.WriteAsync(socket, _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }
}

using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace McpPolicy.Corpus.Judging;

/// <summary>The server behind the gateway: it keeps every byte of every connection, to be read in every way there is.</summary>
public sealed class Judge : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<JudgeConnection> _kept = [];
    private readonly List<Task> _open = [];
    private readonly Task _accepting;

    private Judge(IPEndPoint endpoint)
    {
        _listener = new TcpListener(endpoint);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where gateways find the judge.</summary>
    public Uri Url => new($"http://{_listener.LocalEndpoint}{Reading.Readings.Path}");

    /// <summary>Starts listening.</summary>
    /// <exception cref="SocketException">The address is not free.</exception>
    public static Judge Start(IPEndPoint endpoint) => new(endpoint);

    /// <summary>Takes what has arrived since the last time, once every connection is closed or <paramref name="patience"/> is over.</summary>
    public async Task<Evidence> TakeAsync(TimeSpan patience)
    {
        Task[] open;
        lock (_lock)
        {
            open = [.. _open];
        }

        await Task.WhenAny(Task.WhenAll(open), Task.Delay(patience, TimeProvider.System, _stop.Token));
        lock (_lock)
        {
            ImmutableArray<byte[]> connections = [.. _kept.Select(static connection => connection.Received)];
            _kept.Clear();
            _open.RemoveAll(static task => task.IsCompleted);
            return new Evidence(connections);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_open);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                var connection = new JudgeConnection();
                lock (_lock)
                {
                    _kept.Add(connection);
                    _open.Add(ServeAsync(connection, socket));
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The judge is done.
        }
    }

    private async Task ServeAsync(JudgeConnection connection, Socket socket)
    {
        using (socket)
        {
            try
            {
                await connection.RunAsync(socket, _stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // What has arrived until here counts.
            }
        }
    }
}

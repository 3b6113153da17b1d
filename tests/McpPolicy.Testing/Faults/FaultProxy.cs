using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using McpPolicy.Kubernetes.Configuration;

namespace McpPolicy.Testing.Faults;

/// <summary>
/// Stands between a client and a real API server and spoils things on demand: cuts and stalls connections, slows answers, and answers
/// requests itself. Clients speak plain HTTP/1.1 to it on loopback, it speaks TLS to the server.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly KubernetesClientConfiguration _upstream;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = [];
    private readonly ConcurrentQueue<ProxiedRequest> _requests = [];
    private readonly FaultPlan _plan = new();
    private readonly Task _accepting;
    private volatile bool _refusing;

    private FaultProxy(KubernetesClientConfiguration upstream)
    {
        _upstream = upstream;
        _listener.Start();
        Configuration = new KubernetesClientConfiguration
        {
            Server = new Uri($"http://{_listener.LocalEndpoint}"),
            Namespace = upstream.Namespace,
            Credentials = upstream.Credentials,
        };
        _accepting = AcceptAsync();
    }

    /// <summary>What a client needs to go through the proxy, as the same user.</summary>
    public KubernetesClientConfiguration Configuration { get; }

    /// <summary>All requests that came, in order, the spoilt ones too.</summary>
    public IReadOnlyCollection<ProxiedRequest> Requests => _requests;

    /// <summary>Connections that are open now.</summary>
    public int OpenConnections => _connections.Count;

    /// <summary>Waited before each piece of an answer is passed on; zero by default.</summary>
    public TimeSpan Delay
    {
        get => _plan.Delay;
        set => _plan.Delay = value;
    }

    /// <summary>Starts a proxy before a server, for instance <c>BuildConfigFromConfigFile(path)</c>.</summary>
    public static FaultProxy Start(KubernetesClientConfiguration upstream)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        return new FaultProxy(upstream);
    }

    /// <summary>Resets all connections, in the middle of whatever they carry. New ones are served as before.</summary>
    public void Cut()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Cut();
        }
    }

    /// <summary>Passes nothing on any more, in either direction, and closes nothing: what a dead network looks like.</summary>
    public void Stall() => _plan.Gate.Close();

    /// <summary>Ends a stall; what was held back is passed on.</summary>
    public void Resume() => _plan.Gate.Open();

    /// <summary>Resets all connections and every new one: what a server that is down looks like.</summary>
    public void GoDown()
    {
        _refusing = true;
        Cut();
    }

    /// <summary>Ends <see cref="GoDown"/>.</summary>
    public void ComeUp() => _refusing = false;

    /// <summary>Answers the next requests that match in the server's place.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="times">How many requests, at least 1.</param>
    /// <param name="match">Which requests; null for all.</param>
    public void Inject(FaultAnswer answer, int times = 1, Func<ProxiedRequest, bool>? match = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        _plan.Add(answer, times, match ?? (_ => true));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        _refusing = true;
        Cut();
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Stopping, or a client that went away before it was accepted.
            }
        }
    }

    private void Serve(TcpClient client)
    {
        var connection = new ProxiedConnection(client, _upstream, _plan, _requests.Enqueue);
        if (_refusing)
        {
            connection.Cut();
            connection.Dispose();
            return;
        }

        var running = new TaskCompletionSource();
        _connections[connection] = running.Task;
        _ = RunAsync(connection, running);
    }

    private async Task RunAsync(ProxiedConnection connection, TaskCompletionSource running)
    {
        await connection.RunAsync();
        _connections.TryRemove(connection, out _);
        connection.Dispose();
        running.SetResult();
    }
}

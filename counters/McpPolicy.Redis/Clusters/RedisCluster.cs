using System.Collections.Concurrent;
using McpPolicy.Redis.Connections;

namespace McpPolicy.Redis.Clusters;

/// <summary>
/// A Redis Cluster: sends each command to the node that serves its key's slot, follows redirections, and asks for the slots again when a
/// node is lost.
/// </summary>
internal sealed class RedisCluster : IRedisDatabase
{
    private const int MaxRedirections = 3;
    private static readonly RedisCommand Slots = new(new RedisArgument("CLUSTER"), new RedisArgument("SLOTS"));
    private readonly RedisOptions _options;
    private readonly IRedisObserver _observer;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<RedisEndpoint, Lazy<RedisConnection>> _connections = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private volatile SlotMap _map = SlotMap.Empty;
    private Task _refreshing = Task.CompletedTask;

    public RedisCluster(RedisOptions options, IRedisObserver observer, TimeProvider time)
    {
        (_options, _observer, _time) = (options, observer, time);
        _ = RefreshAsync();
    }

    public async ValueTask<RedisResult> ExecuteAsync(RedisCommand command, CancellationToken cancellationToken)
    {
        var slot = HashSlot.Of(command.RoutingKey.Span);
        var node = await FindNodeAsync(slot, cancellationToken);
        var result = await ConnectionTo(node).ExecuteAsync(command, cancellationToken);
        for (var i = 0; i < MaxRedirections && Redirection(result, node) is { } target; i++)
        {
            node = target;
            var isAsk = result.Error!.Kind == RedisErrorKind.Ask;
            if (!isAsk)
            {
                _map = _map.With(slot, node);
            }

            result = await ConnectionTo(node).ExecuteAsync(isAsk ? command.Asking() : command, cancellationToken);
        }

        if (result.Error is { } error && MayHaveMoved(error.Kind))
        {
            _ = RefreshAsync();
        }

        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _refreshing;
        foreach (var connection in _connections.Values)
        {
            await connection.Value.DisposeAsync();
        }

        _stop.Dispose();
    }

    private static bool MayHaveMoved(RedisErrorKind kind) =>
        kind
            is RedisErrorKind.Unavailable
                or RedisErrorKind.ConnectionLost
                or RedisErrorKind.Timeout
                or RedisErrorKind.ClusterUnavailable
                or RedisErrorKind.ReadOnly
                or RedisErrorKind.Moved;

    /// <summary>The node that a redirection names: <c>MOVED slot host:port</c>, <c>ASK slot host:port</c>.</summary>
    private static RedisEndpoint? Redirection(RedisResult result, RedisEndpoint asked) =>
        result.Error is { Kind: RedisErrorKind.Moved or RedisErrorKind.Ask } error
        && error.Message.Split(' ') is [_, _, var address, ..]
        && RedisEndpoint.TryParse(address, asked.Host, out var target)
            ? target
            : null;

    private async ValueTask<RedisEndpoint> FindNodeAsync(int slot, CancellationToken cancellationToken)
    {
        if (_map.PrimaryOf(slot) is { } known)
        {
            return known;
        }

        try
        {
            await RefreshAsync().WaitAsync(_options.CommandTimeout, _time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // Any node will do: it says where to go, or that it cannot.
        }

        return _map.PrimaryOf(slot) ?? _options.Endpoints[0];
    }

    private RedisConnection ConnectionTo(RedisEndpoint node) =>
        _connections
            .GetOrAdd(
                node,
                static (endpoint, self) =>
                    new Lazy<RedisConnection>(() => new RedisConnection(endpoint, self._options, self._observer, self._time)),
                this
            )
            .Value;

    /// <summary>Asks for the slots; one inquiry at a time, whoever else wants one shares it.</summary>
    private Task RefreshAsync()
    {
        lock (_gate)
        {
            if (_refreshing.IsCompleted && !_stop.IsCancellationRequested)
            {
                _refreshing = Task.Run(LearnSlotsAsync);
            }

            return _refreshing;
        }
    }

    private async Task LearnSlotsAsync()
    {
        foreach (var node in _map.Nodes.Union(_options.Endpoints))
        {
            var result = await ConnectionTo(node).ExecuteAsync(Slots, _stop.Token);
            if (!result.IsError && SlotMap.Read(result.Value, node.Host) is { Nodes.IsEmpty: false } map)
            {
                _map = map;
                await CloseUnusedAsync(map);
                return;
            }
        }
    }

    /// <summary>Closes connections to nodes that are neither in the map nor configured, so that a cluster that changes leaves none behind.</summary>
    private async Task CloseUnusedAsync(SlotMap map)
    {
        var used = map.Nodes.Union(_options.Endpoints);
        foreach (var node in _connections.Keys.Where(node => !used.Contains(node)))
        {
            if (_connections.TryRemove(node, out var connection))
            {
                await connection.Value.DisposeAsync();
            }
        }
    }
}

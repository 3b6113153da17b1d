using McpPolicy.Controllers.Queues;
using McpPolicy.Controllers.Stores;
using McpPolicy.Controllers.Telemetry;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Kubernetes.Watching;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Controllers.Reflectors;

/// <summary>Lists a kind into a store, then watches it from there; lists again only when the server has forgotten how to go on (410).</summary>
internal sealed partial class Reflector<TEntity> : IReflector
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly IKubernetes _client;
    private readonly ReflectorTarget _target;
    private readonly ReflectorOptions _options;
    private readonly ControllerMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ExponentialBackoff _backoff;
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _kind = KubernetesEntityAttribute.Of<TEntity>().Kind;
    private string? _resourceVersion;
    private int _failures;
    private volatile string? _problem;

    public Reflector(
        IKubernetes client,
        ReflectorTarget target,
        ReflectorOptions options,
        ControllerMetrics metrics,
        TimeProvider time,
        ILogger logger
    )
    {
        _client = client;
        _target = target;
        _options = options;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _backoff = new ExponentialBackoff(options.Backoff);
    }

    public EntityStore<TEntity> Store { get; } = new();

    public string Description => _target.Scope == WatchScope.All ? _kind : $"{_kind} ({_target.Scope})";

    public bool HasSynced => Store.HasSynced;

    public string? Problem => _problem;

    public Task Synced => _synced.Task;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var end = await RunOnceAsync(cancellationToken);
            if (end is WatchEnd.Cancelled)
            {
                return;
            }

            _metrics.WatchRestarted(_kind, end.ToString().ToLowerInvariant());
            if (end is WatchEnd.Expired)
            {
                _resourceVersion = null;
            }

            if (_failures > 0)
            {
                await PauseAsync(cancellationToken);
            }
        }
    }

    // Whatever goes wrong with one list or watch, the next one is tried.
#pragma warning disable CA1031
    private async Task<WatchEnd> RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_resourceVersion is null)
            {
                await ListAsync(cancellationToken);
            }

            return await WatchAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return WatchEnd.Cancelled;
        }
        catch (KubernetesException refusal) when (refusal.IsGone)
        {
            return Expired();
        }
        catch (KubernetesException refusal) when (refusal.IsNotFound && _target.IsOptional)
        {
            NotServed();
            return WatchEnd.Error;
        }
        catch (WatchStalledException)
        {
            Log.WatchEnded(_logger, Description, "stalled");
            return WatchEnd.Stalled;
        }
        catch (Exception exception)
        {
            Failed(exception);
            return WatchEnd.Error;
        }
    }
#pragma warning restore CA1031

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var list = await _client.ListAsync<TEntity>(
            new ListOptions
            {
                Namespace = _target.Namespace,
                LabelSelector = _target.Scope.LabelSelector,
                FieldSelector = _target.Scope.FieldSelector,
                Limit = _options.PageSize,
            },
            cancellationToken
        );
        Store.Replace(list.Items);
        _resourceVersion = list.Metadata.ResourceVersion;
        _metrics.Listed(_kind);
        Log.Listed(_logger, Description, list.Items.Count);
        _problem = null;
        _synced.TrySetResult();
    }

    private async Task<WatchEnd> WatchAsync(CancellationToken cancellationToken)
    {
        var opened = _time.GetTimestamp();
        var events = 0;
        await foreach (var received in _client.WatchAsync<TEntity>(Options(), cancellationToken))
        {
            if (received.Type == WatchEventType.Error)
            {
                return Refused(received);
            }

            Apply(received);
            _failures = 0;
            _problem = null;
            events++;
        }

        // A server that closes each watch at once must not be asked again at once.
        _failures = events == 0 && _time.GetElapsedTime(opened) < TimeSpan.FromSeconds(1) ? _failures + 1 : 0;
        return WatchEnd.Closed;
    }

    private WatchOptions Options() =>
        new()
        {
            Namespace = _target.Namespace,
            LabelSelector = _target.Scope.LabelSelector,
            FieldSelector = _target.Scope.FieldSelector,
            ResourceVersion = _resourceVersion,
            TimeoutSeconds = Math.Max(1, (int)(_options.WatchTimeout.TotalSeconds * (1 + Jitter()))),
            Grace = _options.StallGrace,
        };

    private void Apply(WatchEvent<TEntity> received)
    {
        if (received.Object is { } entity)
        {
            if (received.Type == WatchEventType.Deleted)
            {
                Store.Remove(entity);
            }
            else
            {
                Store.Set(entity);
            }
        }

        _resourceVersion = received.ResourceVersion ?? _resourceVersion;
    }

    private WatchEnd Refused(WatchEvent<TEntity> received)
    {
        if (received.IsGone)
        {
            return Expired();
        }

        Failed(new KubernetesException(received.Status?.Message ?? "the watch was refused"));
        return WatchEnd.Error;
    }

    private WatchEnd Expired()
    {
        // Counts as a failure until an event arrives: a server that forgets each list at once must not be asked again at once.
        _failures++;
        Log.WatchEnded(_logger, Description, "the version to go on from is too old (410)");
        return WatchEnd.Expired;
    }

    private void Failed(Exception exception)
    {
        _failures++;
        _problem = exception is KubernetesException { IsNotFound: true }
            ? $"{KubernetesEntityAttribute.Of<TEntity>().GroupVersion} {_kind} is not served by this cluster: install its CRD"
            : exception.Message;
        Log.WatchFailed(_logger, Description, _problem);
    }

    private void NotServed()
    {
        if (_problem is null)
        {
            Log.KindNotServed(_logger, Description);
        }

        _failures++;
        _problem = "not served by this cluster, going on without";
        Store.Replace([]);
        _synced.TrySetResult();
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(_backoff.DelayAfter(_failures), _time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The loop's condition ends it.
        }
    }

#pragma warning disable CA5394 // Jitter needs no cryptographic randomness.
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    private static partial class Log
    {
        [LoggerMessage(EventIds.Listed, LogLevel.Debug, "Listed {Count} of {Kind}.")]
        public static partial void Listed(ILogger logger, string kind, int count);

        [LoggerMessage(EventIds.WatchEnded, LogLevel.Information, "The watch of {Kind} ended: {Reason}. Opening it anew.")]
        public static partial void WatchEnded(ILogger logger, string kind, string reason);

        [LoggerMessage(EventIds.WatchFailed, LogLevel.Warning, "Listing or watching {Kind} failed, trying again: {Problem}")]
        public static partial void WatchFailed(ILogger logger, string kind, string problem);

        [LoggerMessage(EventIds.KindNotServed, LogLevel.Information, "{Kind} is not served by this cluster; going on without.")]
        public static partial void KindNotServed(ILogger logger, string kind);
    }
}

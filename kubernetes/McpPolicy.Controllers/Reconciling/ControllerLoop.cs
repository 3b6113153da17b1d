using McpPolicy.Controllers.Queues;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Controllers.Telemetry;
using McpPolicy.Kubernetes.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>Workers that take keys from a queue and reconcile them.</summary>
internal sealed partial class ControllerLoop<TController, TEntity> : IControllerLoop
    where TController : class, IEntityController<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly ControllerDefinition<TEntity> _definition;
    private readonly ReflectorRegistry _reflectors;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ControllerInstruments _instruments;
    private readonly RunningCalls _running;
    private volatile WorkQueue<EntityKey>? _queue;

    public ControllerLoop(
        ControllerDefinition<TEntity> definition,
        ReflectorRegistry reflectors,
        IServiceScopeFactory scopes,
        ControllerMetrics metrics,
        TimeProvider time,
        ILogger<TController> logger
    )
    {
        _definition = definition;
        _reflectors = reflectors;
        _scopes = scopes;
        _time = time;
        _logger = logger;
        Name = definition.Options.Name ?? KubernetesEntityAttribute.Of<TEntity>().Kind.ToLowerInvariant();
        _instruments = metrics.ForController(Name);
        _running = new RunningCalls(time);
    }

    public string Name { get; }

    public ControllerProgress Progress => new(_running.Count, _queue?.Count ?? 0, _running.Longest, _definition.Options.ReconcileTimeout);

    private ControllerOptions Options => _definition.Options;

    public void Declare()
    {
        _reflectors.Declare<TEntity>(_definition.Scope);
        foreach (var source in _definition.Sources)
        {
            source.Declare(_reflectors);
        }
    }

    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        var store = _reflectors.Declare<TEntity>(_definition.Scope).Store;
        var reconciler = new EntityReconciler<TController, TEntity>(_scopes, store);
        using var queue = new WorkQueue<EntityKey>(_time, new ExponentialBackoff(Options.Backoff), _instruments);
        _queue = queue;
        var subscriptions = Subscribe(store, reconciler, queue);
        using var resync = new ResyncTimer(_time, Options.ResyncPeriod, () => EnqueueAll(store, queue));
        try
        {
            var worker = new ControllerWorker<TController, TEntity>(
                Name,
                queue,
                reconciler,
                _running,
                Options,
                _instruments,
                _time,
                _logger
            );
            Log.Started(_logger, Name, Options.Concurrency);
            await using (stopping.UnsafeRegister(static state => ((WorkQueue<EntityKey>)state!).ShutDown(), queue))
            {
                await Task.WhenAll(
                    Enumerable.Range(0, Options.Concurrency).Select(_ => Task.Run(() => worker.RunAsync(abort), CancellationToken.None))
                );
            }
        }
        finally
        {
            subscriptions.ForEach(subscription => subscription.Dispose());
            Log.Stopped(_logger, Name);
        }
    }

    private List<IDisposable> Subscribe(
        EntityStore<TEntity> store,
        EntityReconciler<TController, TEntity> reconciler,
        WorkQueue<EntityKey> queue
    ) =>
        [
            store.Subscribe(change => Observe(change, reconciler, queue)),
            .. _definition.Sources.Select(source =>
                source.Subscribe(_reflectors, store, queue.Add, failure => MapFailed(failure, store, queue))
            ),
        ];

    private void Observe(EntityChange<TEntity> change, EntityReconciler<TController, TEntity> reconciler, WorkQueue<EntityKey> queue)
    {
        var matters = Matters(change);
        if (matters || change.Kind != EntityChangeKind.Deleted)
        {
            reconciler.Observe(change);
        }

        if (matters)
        {
            queue.Add(change.Key);
        }
    }

    // A filter that throws must not keep the change from the other subscribers of the store.
#pragma warning disable CA1031
    private bool Matters(EntityChange<TEntity> change)
    {
        try
        {
            return _definition.Filter(change);
        }
        catch (Exception exception)
        {
            Log.FilterFailed(_logger, Name, change.Key, exception);
            return true;
        }
    }
#pragma warning restore CA1031

    private void MapFailed(Exception failure, EntityStore<TEntity> store, WorkQueue<EntityKey> queue)
    {
        Log.MapFailed(_logger, Name, failure);
        EnqueueAll(store, queue);
    }

    private static void EnqueueAll(EntityStore<TEntity> store, WorkQueue<EntityKey> queue)
    {
        foreach (var entity in store.List())
        {
            queue.Add(EntityKey.Of(entity));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.ControllerStarted, LogLevel.Information, "Controller {Controller} started with {Workers} workers.")]
        public static partial void Started(ILogger logger, string controller, int workers);

        [LoggerMessage(EventIds.ControllerStopped, LogLevel.Information, "Controller {Controller} stopped.")]
        public static partial void Stopped(ILogger logger, string controller);

        [LoggerMessage(
            EventIds.FilterFailed,
            LogLevel.Error,
            "Controller {Controller} cannot tell whether a change of {Key} matters; reconciling it."
        )]
        public static partial void FilterFailed(ILogger logger, string controller, EntityKey key, Exception exception);

        [LoggerMessage(
            EventIds.MapFailed,
            LogLevel.Error,
            "Controller {Controller} cannot tell which entities a change concerns; reconciling all."
        )]
        public static partial void MapFailed(ILogger logger, string controller, Exception exception);
    }
}

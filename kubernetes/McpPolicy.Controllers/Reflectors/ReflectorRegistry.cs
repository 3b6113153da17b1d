using System.Collections.Immutable;
using McpPolicy.Controllers.Hosting;
using McpPolicy.Controllers.Stores;
using McpPolicy.Controllers.Telemetry;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpPolicy.Controllers.Reflectors;

/// <summary>Holds one reflector a kind and scope, however many controllers want it.</summary>
internal sealed class ReflectorRegistry(
    IKubernetes client,
    IOptions<OperatorOptions> options,
    ControllerMetrics metrics,
    TimeProvider time,
    ILoggerFactory loggers
)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(Type Kind, WatchScope Scope), IReflector> _reflectors = [];
    private bool _started;

    public ImmutableArray<IReflector> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _reflectors.Values];
            }
        }
    }

    /// <summary>The reflector of a kind and scope, made if need be.</summary>
    /// <exception cref="InvalidOperationException">It would be new, and the reflectors are running already.</exception>
    public Reflector<TEntity> Declare<TEntity>(WatchScope scope, bool optional = false)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        lock (_lock)
        {
            if (_reflectors.TryGetValue((typeof(TEntity), scope), out var known))
            {
                return (Reflector<TEntity>)known;
            }

            if (_started)
            {
                throw new InvalidOperationException(
                    $"{typeof(TEntity).Name} ({scope}) is not watched: add it with AddReader before the operator starts."
                );
            }

            var target = new ReflectorTarget(options.Value.Namespace, scope, optional);
            var logger = loggers.CreateLogger<Reflector<TEntity>>();
            var made = new Reflector<TEntity>(client, target, options.Value.Reflectors, metrics, time, logger);
            _reflectors.Add((typeof(TEntity), scope), made);
            return made;
        }
    }

    /// <summary>The store that answers for a kind when no scope is named: that of all objects, else the only one.</summary>
    public IEntityReader<TEntity> ReaderOf<TEntity>()
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        lock (_lock)
        {
            if (_reflectors.TryGetValue((typeof(TEntity), WatchScope.All), out var all))
            {
                return ((Reflector<TEntity>)all).Store;
            }

            var narrowed = _reflectors.Values.OfType<Reflector<TEntity>>().ToList();
            return narrowed.Count == 1
                ? narrowed[0].Store
                : throw new InvalidOperationException(
                    $"{typeof(TEntity).Name} is watched in {narrowed.Count} scopes: say which by a key, [FromKeyedServices(\"the scope's text\")], or add one of all."
                );
        }
    }

    /// <summary>Runs all reflectors until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _started = true;
        }

        return Task.WhenAll(All.Select(reflector => Task.Run(() => reflector.RunAsync(cancellationToken), CancellationToken.None)));
    }
}

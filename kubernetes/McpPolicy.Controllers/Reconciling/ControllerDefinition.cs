using System.Collections.Immutable;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>What a <see cref="ControllerBuilder{TEntity}"/> was told.</summary>
internal sealed record ControllerDefinition<TEntity>(
    ControllerOptions Options,
    WatchScope Scope,
    Func<EntityChange<TEntity>, bool> Filter,
    ImmutableArray<IKeySource<TEntity>> Sources
)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>;

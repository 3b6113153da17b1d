using System.Diagnostics.CodeAnalysis;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;
using Microsoft.Extensions.DependencyInjection;

namespace McpPolicy.Controllers.Hosting;

/// <summary>Adds controllers to an operator.</summary>
public interface IOperatorBuilder
{
    /// <summary>The services of the process.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds a controller; it runs while this process leads. Also registers an <see cref="IEntityReader{TEntity}"/> of its kind.</summary>
    /// <typeparam name="TController">The controller; made anew for each call unless registered otherwise beforehand.</typeparam>
    /// <typeparam name="TEntity">The kind that it reconciles.</typeparam>
    /// <param name="configure">Says what else makes it reconcile, and how it works.</param>
    IOperatorBuilder AddController<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TController, TEntity>(
        Action<ControllerBuilder<TEntity>>? configure = null
    )
        where TController : class, IEntityController<TEntity>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>
    /// Watches a kind and registers an <see cref="IEntityReader{TEntity}"/> for it. The same kind and scope as a controller's
    /// <c>Owns</c> or <c>Watches</c> share one watch.
    /// </summary>
    /// <typeparam name="TEntity">The kind.</typeparam>
    /// <param name="scope">Which objects; null for all.</param>
    /// <param name="optional">Whether to go on without the kind where the API server does not serve it.</param>
    IOperatorBuilder AddReader<TEntity>(WatchScope? scope = null, bool optional = false)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>;
}

using System.Diagnostics.CodeAnalysis;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Controllers.Telemetry;
using McpPolicy.Kubernetes.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Controllers.Hosting;

internal sealed class OperatorBuilder(IServiceCollection services) : IOperatorBuilder
{
    public IServiceCollection Services => services;

    public IOperatorBuilder AddController<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TController,
        TEntity
    >(Action<ControllerBuilder<TEntity>>? configure = null)
        where TController : class, IEntityController<TEntity>
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var builder = new ControllerBuilder<TEntity>();
        configure?.Invoke(builder);
        var definition = builder.Build();
        AddReader<TEntity>(definition.Scope);
        services.TryAddScoped<TController>();
        services.AddSingleton<IControllerLoop>(provider => new ControllerLoop<TController, TEntity>(
            definition,
            provider.GetRequiredService<ReflectorRegistry>(),
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<ControllerMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TController>>()
        ));
        return this;
    }

    public IOperatorBuilder AddReader<TEntity>(WatchScope? scope = null, bool optional = false)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        var watched = scope ?? WatchScope.All;
        services.AddSingleton(new ReaderDeclaration(reflectors => reflectors.Declare<TEntity>(watched, optional)));
        services.TryAddKeyedSingleton<IEntityReader<TEntity>>(
            watched.ToString(),
            (provider, _) => provider.GetRequiredService<ReflectorRegistry>().Declare<TEntity>(watched, optional).Store
        );
        services.TryAddSingleton(provider => provider.GetRequiredService<ReflectorRegistry>().ReaderOf<TEntity>());
        return this;
    }
}

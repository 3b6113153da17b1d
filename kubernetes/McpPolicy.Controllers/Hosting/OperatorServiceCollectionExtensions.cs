using McpPolicy.Controllers.Events;
using McpPolicy.Controllers.Health;
using McpPolicy.Controllers.Leases;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Telemetry;
using McpPolicy.Kubernetes;
using McpPolicy.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpPolicy.Controllers.Hosting;

/// <summary>Adds the controller runtime to a process.</summary>
public static class OperatorServiceCollectionExtensions
{
    /// <summary>
    /// Adds the runtime: watches start with the host, controllers when this process leads. The process ends with exit code 1 when
    /// leadership is lost. Needs an <see cref="IKubernetes"/> among the services; takes <see cref="TimeProvider"/> and
    /// <see cref="IMetricFactory"/> from them when they are there. Gives <see cref="IEventRecorder"/>, <see cref="IHealth"/> and <see cref="ILeaderStatus"/>.
    /// </summary>
    /// <param name="services">The services of the process.</param>
    /// <param name="configure">Sets the options.</param>
    public static IOperatorBuilder AddKubernetesOperator(this IServiceCollection services, Action<OperatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<OperatorOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OperatorOptions>, OperatorOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CollectorRegistry>();
        services.TryAddSingleton<IMetricFactory, MetricFactory>();
        services.TryAddSingleton<ControllerMetrics>();
        services.TryAddSingleton<ReflectorRegistry>();
        services.TryAddSingleton(Elector);
        services.TryAddSingleton<ILeaderStatus>(provider => provider.GetRequiredService<LeaderElector>());
        services.TryAddSingleton<IHealth, OperatorHealth>();
        services.TryAddSingleton<EventRecorder>();
        services.TryAddSingleton<IEventRecorder>(provider => provider.GetRequiredService<EventRecorder>());
        services.AddHostedService(provider => provider.GetRequiredService<EventRecorder>());
        services.AddHostedService<OperatorService>();
        return new OperatorBuilder(services);
    }

    private static LeaderElector Elector(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<OperatorOptions>>().Value;
        var election = options.LeaderElection;
        var lease = new LeaseName(
            election.LeaseNamespace ?? options.Namespace ?? "default",
            election.LeaseName ?? options.Name,
            election.Identity ?? $"{Environment.MachineName}_{Guid.NewGuid():N}"
        );
        return new LeaderElector(
            provider.GetRequiredService<IKubernetes>(),
            election,
            lease,
            provider.GetRequiredService<ControllerMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LeaderElector>>()
        );
    }
}

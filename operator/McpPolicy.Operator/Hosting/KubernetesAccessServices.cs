using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Metrics;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Reports;
using McpPolicy.Operator.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace McpPolicy.Operator.Hosting;

/// <summary>Registers how the operator talks to the cluster and to the proxies.</summary>
internal static class KubernetesAccessServices
{
    public static IServiceCollection AddKubernetesAccess(this IServiceCollection services, OperatorSettings settings)
    {
        var configuration =
            settings.Kubeconfig is null && settings.Context is null
                ? KubernetesClientConfiguration.BuildDefaultConfig()
                : KubernetesClientConfiguration.BuildConfigFromConfigFile(settings.Kubeconfig, settings.Context);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CollectorRegistry>();
        services.TryAddSingleton<IMetricFactory, MetricFactory>();
        services.AddSingleton<ApiRequestMetrics>();
        services.AddSingleton<IKubernetes>(provider => new KubernetesClient(
            configuration,
            new KubernetesClientOptions
            {
                TypeInfoResolvers = [EntitiesJsonContext.Default],
                UserAgent = "mcp-policy-operator",
                Observer = provider.GetRequiredService<ApiRequestMetrics>(),
            }
        ));
        return IsDirect(settings.PodAccess)
            ? services.AddSingleton<IPodEndpoint>(_ => new DirectPodEndpoint(PodClient()))
            : services.AddSingleton<IPodEndpoint, ApiServerPodEndpoint>();
    }

    private static bool IsDirect(PodAccess access) =>
        access == PodAccess.Direct || (access == PodAccess.Auto && KubernetesClientConfiguration.IsInCluster());

    // A proxy's answer is a few hundred bytes; whoever else answers at a pod's address gets no further than this. Pods are never reached through a
    // web proxy, and their connections are not kept: they come and go.
    private static HttpClient PodClient() =>
        new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                AllowAutoRedirect = false,
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
            }
        )
        {
            MaxResponseContentBufferSize = 64 * 1024,
        };
}

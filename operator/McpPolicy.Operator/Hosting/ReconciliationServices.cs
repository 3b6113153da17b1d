using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Access;
using McpPolicy.Operator.Children;
using McpPolicy.Operator.Controllers;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Events;
using McpPolicy.Operator.Grants;
using McpPolicy.Operator.Policies;
using McpPolicy.Operator.Reports;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Hosting;

/// <summary>Registers what reconciliation is made of. All of it is kept for the process: it remembers what was applied and when to look again.</summary>
internal static class ReconciliationServices
{
    public static IServiceCollection AddReconciliation(this IServiceCollection services, ProxyImage image) =>
        services
            .AddSingleton(new ChildrenBuilder(image))
            .AddSingleton<LastProgrammed>()
            .AddSingleton<PolicyResolver>()
            .AddSingleton<BackendReferences>()
            .AddSingleton<ClusterIssuerSource>()
            .AddSingleton<CredentialResolver>()
            .AddSingleton<AccessResolver>()
            .AddSingleton<AccessReferences>()
            .AddSingleton<TokenIssuer>()
            .AddSingleton<ChildApplier<V1ConfigMap>>()
            .AddSingleton<ChildApplier<V1ServiceAccount>>()
            .AddSingleton<ChildApplier<V1Deployment>>()
            .AddSingleton<ChildApplier<V1Service>>()
            .AddSingleton<ServerChildrenApplier>()
            .AddSingleton<ProxyPods>()
            .AddSingleton<PodRefresher>()
            .AddSingleton<IProxyReports, ProxyReports>()
            .AddSingleton<RolloutObserver>()
            .AddSingleton<RecheckSchedule>()
            .AddSingleton<StatusAnnouncer>()
            .AddSingleton<StatusWriter>()
            .AddSingleton<ServerReconciler>()
            .AddSingleton<PolicyReconciler>()
            .AddSingleton<GrantReconciler>();
}

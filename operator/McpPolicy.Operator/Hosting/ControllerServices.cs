using McpPolicy.Controllers.Hosting;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Controllers;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Grants;
using McpPolicy.Operator.Policies;
using McpPolicy.Operator.Reports;

namespace McpPolicy.Operator.Hosting;

/// <summary>Registers the controllers and says what makes them reconcile.</summary>
internal static class ControllerServices
{
    /// <summary>What the operator made itself. Nothing else of these kinds is watched.</summary>
    private static readonly WatchScope Ours = WatchScope.Labelled(ProxyLabels.ManagedBy, ProxyLabels.Operator);

    public static IServiceCollection AddControllers(this IServiceCollection services, OperatorSettings settings)
    {
        // Registered here, so that the maps below and the reconcilers share one: it remembers what it read.
        var reads = new PolicyReads();
        var indexes = new PolicyIndexes(reads);
        var grantReads = new GrantReads();
        var grantIndexes = new GrantIndexes(grantReads);
        services.AddSingleton(reads).AddSingleton(indexes).AddSingleton(grantReads).AddSingleton(grantIndexes);
        services
            .AddKubernetesOperator(options =>
            {
                options.Name = ProxyLabels.Operator;
                options.Namespace = settings.Namespace;
                options.LeaderElection.Enabled = settings.LeaderElection;
                options.LeaderElection.LeaseNamespace = settings.LeaseNamespace;
            })
            .AddController<McpServerController, McpServer>(controller => ReconcileServers(controller, indexes, grantIndexes))
            .AddController<ToolPolicyController, ToolPolicy>(controller => ReconcilePolicies(controller, indexes))
            .AddController<McpGrantController, McpGrant>(controller => ReconcileGrants(controller, grantIndexes))
            .AddReader<V1ConfigMap>(Ours)
            .AddReader<V1ServiceAccount>(Ours)
            .AddReader<V1Deployment>(Ours)
            .AddReader<V1Pod>(Ours)
            .AddReader<V1Service>();
        return services;
    }

    private static void ReconcileServers(ControllerBuilder<McpServer> controller, PolicyIndexes indexes, GrantIndexes grants) =>
        controller
            .When(change => change.IsMoreThanStatus)
            .Owns<V1ConfigMap>(Ours)
            .Owns<V1ServiceAccount>(Ours)
            .Owns<V1Deployment>(Ours)
            .Owns<V1Service>()
            .Watches<V1Service>(BackendReferences.UsersOf)
            .Watches<V1Pod>((pod, _) => ProxyPods.ServerOf(pod) is { } server ? [server] : [], Ours)
            .Watches<ToolPolicy>((policy, servers) => indexes.TargetsOf(policy, servers).Select(EntityKey.Of))
            .Watches<McpGrant>((grant, servers) => grants.ServersOf(grant, servers).Select(EntityKey.Of));

    private static void ReconcilePolicies(ControllerBuilder<ToolPolicy> controller, PolicyIndexes indexes) =>
        controller
            .When(change => change.IsMoreThanStatus)
            .Watches<McpServer>((server, policies) => indexes.AttachedTo(server, policies).Select(EntityKey.Of));

    private static void ReconcileGrants(ControllerBuilder<McpGrant> controller, GrantIndexes indexes) =>
        controller
            .When(change => change.IsMoreThanStatus)
            .Watches<McpServer>((server, grants) => indexes.For(server, grants).Select(EntityKey.Of))
            .Watches<V1ConfigMap>(
                (trace, _) => TokenSecret.GrantOf(trace) is { } grant ? [new(trace.Metadata.Namespace!, grant)] : [],
                Ours
            );
}

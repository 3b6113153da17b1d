using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Policies;

namespace McpPolicy.Operator.Reports;

/// <summary>Sees how far a server's policy has come, and hurries it on.</summary>
internal sealed class RolloutObserver(ProxyPods pods, PodRefresher refresher, IProxyReports reports)
{
    public async Task<Rollout> ObserveAsync(
        McpServer server,
        McpServerSpec spec,
        ResolvedPolicy policy,
        CancellationToken cancellationToken
    )
    {
        var ready = pods.ReadyOf(server);
        await refresher.RefreshAsync(ready, policy.Composed.Revision, cancellationToken);
        return new Rollout(policy.Composed.Revision, spec.Proxy.Replicas, await reports.AskAsync(ready, cancellationToken));
    }
}

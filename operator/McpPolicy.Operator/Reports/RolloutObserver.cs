using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Policies;

namespace McpPolicy.Operator.Reports;

/// <summary>Sees how far a server's policy and grants have come, and hurries them on.</summary>
internal sealed class RolloutObserver(ProxyPods pods, PodRefresher refresher, IProxyReports reports)
{
    public async Task<Rollout> ObserveAsync(
        McpServer server,
        McpServerSpec spec,
        ResolvedPolicy policy,
        string? credentials,
        CancellationToken cancellationToken
    )
    {
        var ready = pods.ReadyOf(server);
        await refresher.RefreshAsync(ready, AnnotationsFor(policy.Composed.Revision, credentials), cancellationToken);
        var said = await reports.AskAsync(ready, credentials is not null, cancellationToken);
        return new Rollout(policy.Composed.Revision, spec.Proxy.Replicas, said, credentials);
    }

    private static List<KeyValuePair<string, string>> AnnotationsFor(string policy, string? credentials)
    {
        var annotations = new List<KeyValuePair<string, string>> { new(ProxyLabels.Revision, policy) };
        if (credentials is not null)
        {
            annotations.Add(new(ProxyLabels.CredentialsRevision, credentials));
        }

        return annotations;
    }
}

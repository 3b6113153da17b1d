using System.Collections.Immutable;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Operator.Reports;

/// <summary>Asks proxies which policy they have in force.</summary>
public interface IProxyReports
{
    /// <summary>Asks all pods at once. A pod that does not answer in time is a report that says so, never an exception.</summary>
    Task<ImmutableArray<ProxyReport>> AskAsync(IEnumerable<V1Pod> pods, CancellationToken cancellationToken);
}

using System.Collections.Immutable;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Operator.Reports;

/// <summary>Asks proxies which policy and which credentials they have in force.</summary>
public interface IProxyReports
{
    /// <summary>Asks all pods at once. A pod that does not answer in time is a report that says so, never an exception.</summary>
    /// <param name="pods">The pods.</param>
    /// <param name="withCredentials">Whether to ask for credentials too.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task<ImmutableArray<ProxyReport>> AskAsync(IEnumerable<V1Pod> pods, bool withCredentials, CancellationToken cancellationToken);
}

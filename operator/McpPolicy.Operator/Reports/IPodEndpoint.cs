using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Operator.Reports;

/// <summary>Reads from a pod's admin port.</summary>
public interface IPodEndpoint
{
    /// <summary>The text at a path.</summary>
    /// <exception cref="Exception">The pod did not answer with one.</exception>
    Task<string> GetAsync(V1Pod pod, string path, CancellationToken cancellationToken);
}

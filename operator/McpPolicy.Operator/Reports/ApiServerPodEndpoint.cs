using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.DesiredState;

namespace McpPolicy.Operator.Reports;

/// <summary>Asks pods by way of the API server, as a process outside the cluster must.</summary>
internal sealed class ApiServerPodEndpoint(IKubernetes kubernetes) : IPodEndpoint
{
    public Task<string> GetAsync(V1Pod pod, string path, CancellationToken cancellationToken) =>
        kubernetes.GetPodProxyAsync(pod.Metadata.Namespace!, pod.Metadata.Name!, ProxyPorts.Admin, path, cancellationToken);
}

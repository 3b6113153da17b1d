using System.Net;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.DesiredState;

namespace McpPolicy.Operator.Reports;

/// <summary>Asks pods at their own addresses, as a process in the cluster can.</summary>
internal sealed class DirectPodEndpoint(HttpClient http) : IPodEndpoint
{
    public async Task<string> GetAsync(V1Pod pod, string path, CancellationToken cancellationToken)
    {
        if (!IPAddress.TryParse(pod.Status?.PodIP, out var address))
        {
            throw new InvalidOperationException("it has no address");
        }

        return await http.GetStringAsync(new UriBuilder("http", address.ToString(), ProxyPorts.Admin, path).Uri, cancellationToken);
    }
}

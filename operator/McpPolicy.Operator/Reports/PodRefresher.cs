using System.Text.Json.Nodes;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.DesiredState;

namespace McpPolicy.Operator.Reports;

/// <summary>
/// Has kubelets bring a new policy into running pods at once. A kubelet refreshes mounted ConfigMaps when it syncs a pod, which is up to a minute
/// away, or when the pod object changes: so the pod is annotated with the revision that it is to load. Nothing restarts.
/// </summary>
internal sealed class PodRefresher(IKubernetes kubernetes)
{
    /// <summary>Annotates the pods that do not carry the revision yet.</summary>
    public Task RefreshAsync(IEnumerable<V1Pod> pods, string revision, CancellationToken cancellationToken) =>
        Task.WhenAll(
            pods.Where(p => p.Metadata.Annotations?.GetValueOrDefault(ProxyLabels.Revision) != revision)
                .Select(p => AnnotateAsync(p, revision, cancellationToken))
        );

    private async Task AnnotateAsync(V1Pod pod, string revision, CancellationToken cancellationToken)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [ProxyLabels.Revision] = revision } },
        };
        try
        {
            await kubernetes.MergePatchAsync<V1Pod>(pod.Metadata.Name!, pod.Metadata.Namespace, patch, cancellationToken);
        }
        catch (KubernetesException e) when (e.IsNotFound || e.IsConflict)
        {
            // The pod is gone, or changed by itself, which serves as well.
        }
    }
}

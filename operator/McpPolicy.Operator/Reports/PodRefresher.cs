using System.Text.Json.Nodes;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Operator.Reports;

/// <summary>
/// Has kubelets bring a new policy and new credentials into running pods at once. A kubelet refreshes mounted ConfigMaps when it syncs a pod, which is up to a minute
/// away, or when the pod object changes: so the pod is annotated with the revisions that it is to load. Nothing restarts.
/// </summary>
internal sealed class PodRefresher(IKubernetes kubernetes)
{
    /// <summary>Annotates the pods that do not carry the revisions yet.</summary>
    public Task RefreshAsync(
        IEnumerable<V1Pod> pods,
        IReadOnlyList<KeyValuePair<string, string>> revisions,
        CancellationToken cancellationToken
    ) =>
        Task.WhenAll(
            pods.Where(p => revisions.Any(r => p.Metadata.Annotations?.GetValueOrDefault(r.Key) != r.Value))
                .Select(p => AnnotateAsync(p, revisions, cancellationToken))
        );

    private async Task AnnotateAsync(V1Pod pod, IReadOnlyList<KeyValuePair<string, string>> revisions, CancellationToken cancellationToken)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["annotations"] = new JsonObject(revisions.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value))),
            },
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

using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Reports;

/// <summary>Finds a server's proxy pods.</summary>
internal sealed class ProxyPods(IEntityReader<V1Pod> pods)
{
    private static readonly EntityIndex<V1Pod> ByServer = new("server", static pod => ServerOf(pod) is { } key ? [key.ToString()] : []);

    /// <summary>The server that a pod works for.</summary>
    public static EntityKey? ServerOf(V1Pod pod) =>
        pod.Metadata.Labels?.GetValueOrDefault(ProxyLabels.Server) is { } server ? new EntityKey(pod.Metadata.Namespace!, server) : null;

    /// <summary>The server's pods that serve calls: ready, not on their way out, and run as the proxy's own account.</summary>
    public IReadOnlyList<V1Pod> ReadyOf(McpServer server)
    {
        var account = ProxyNames.Of(server.Metadata.Name!);
        return [.. pods.Find(ByServer, EntityKey.Of(server).ToString()).Where(p => p.Spec?.ServiceAccountName == account && IsReady(p))];
    }

    private static bool IsReady(V1Pod pod) =>
        pod.Metadata.DeletionTimestamp is null && (pod.Status?.Conditions ?? []).Any(c => c is { Type: "Ready", Status: "True" });
}

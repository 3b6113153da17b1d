using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.DesiredState;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Grants;

/// <summary>The objects that stand for a grant's token.</summary>
internal static class TokenSecret
{
    /// <summary>The key under which Secrets hold tokens.</summary>
    public const string Key = "token";

    /// <summary>The Secret with the token, which goes with the grant.</summary>
    public static V1Secret Build(McpGrant grant, string name, string token) =>
        new()
        {
            Metadata = Metadata(
                grant,
                name,
                new V1OwnerReference
                {
                    ApiVersion = Names.ApiVersion,
                    Kind = Names.McpGrant,
                    Name = grant.Metadata.Name,
                    Uid = grant.Metadata.Uid,
                    Controller = true,
                }
            ),
            Type = "mcppolicy.dev/grant-token",
            StringData = new SortedDictionary<string, string>(StringComparer.Ordinal) { [Key] = token },
        };

    /// <summary>
    /// The Secret's trace: an empty ConfigMap that the Secret owns, so that Kubernetes deletes it when the Secret is deleted. By it the operator
    /// learns of the deletion without the right to read Secrets.
    /// </summary>
    public static V1ConfigMap Trace(McpGrant grant, string name, string secretUid) =>
        new()
        {
            Metadata = Metadata(
                grant,
                name,
                new V1OwnerReference
                {
                    ApiVersion = "v1",
                    Kind = "Secret",
                    Name = name,
                    Uid = secretUid,
                }
            ),
        };

    /// <summary>The grant whose Secret a ConfigMap is the trace of; null when it is no trace.</summary>
    public static string? GrantOf(V1ConfigMap trace) => trace.Metadata.Labels?.GetValueOrDefault(ProxyLabels.Grant);

    /// <summary>Whether a ConfigMap is the trace of that Secret.</summary>
    public static bool IsTraceOf(V1ConfigMap trace, string secretUid) =>
        trace.Metadata.DeletionTimestamp is null && (trace.Metadata.OwnerReferences ?? []).Any(o => o.Uid == secretUid);

    private static V1ObjectMeta Metadata(McpGrant grant, string name, V1OwnerReference owner) =>
        new()
        {
            Name = name,
            Namespace = grant.Metadata.Namespace,
            Labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["app.kubernetes.io/part-of"] = "mcp-policy",
                [ProxyLabels.ManagedBy] = ProxyLabels.Operator,
                [ProxyLabels.Grant] = grant.Metadata.Name!,
            },
            OwnerReferences = [owner],
        };
}

namespace McpPolicy.Operator.DesiredState;

/// <summary>The labels and annotations on what the operator makes.</summary>
public static class ProxyLabels
{
    /// <summary>The label that names the server.</summary>
    public const string Server = "mcppolicy.dev/server";

    /// <summary>The annotation with the revision of the policy: on a ConfigMap of its content, on a pod of what the pod is to load.</summary>
    public const string Revision = "mcppolicy.dev/policy-revision";

    /// <summary>The annotation with the revision of the server's credentials: on a ConfigMap of its content, on a pod of what the pod is to load.</summary>
    public const string CredentialsRevision = "mcppolicy.dev/credentials-revision";

    /// <summary>The annotation with a hash of what proxies read once, at their start, on the template of their pods: with another they are replaced.</summary>
    public const string AuthenticationRevision = "mcppolicy.dev/authentication-revision";

    /// <summary>The label that names the grant, on what stands for its token.</summary>
    public const string Grant = "mcppolicy.dev/grant";

    /// <summary>The label of everything that the operator makes, and its value.</summary>
    public const string ManagedBy = "app.kubernetes.io/managed-by";

    /// <summary>The value of <see cref="ManagedBy"/>, and the field manager of every write.</summary>
    public const string Operator = "mcp-policy-operator";

    /// <summary>The labels that select a server's proxy pods. A Deployment's selector cannot change: nor must these.</summary>
    public static IReadOnlyDictionary<string, string> SelectorOf(string server) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal) { ["app.kubernetes.io/name"] = "mcp-policy-proxy", [Server] = server };

    /// <summary>The labels of a server's children and pods.</summary>
    public static IReadOnlyDictionary<string, string> Of(string server) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["app.kubernetes.io/name"] = "mcp-policy-proxy",
            ["app.kubernetes.io/instance"] = server,
            ["app.kubernetes.io/part-of"] = "mcp-policy",
            [ManagedBy] = Operator,
            [Server] = server,
        };
}

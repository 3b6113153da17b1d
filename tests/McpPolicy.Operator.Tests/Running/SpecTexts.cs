namespace McpPolicy.Operator.Tests.Running;

/// <summary>Specs that tests begin with.</summary>
internal static class SpecTexts
{
    public static string Server(string defaultAction = "Deny", int replicas = 2) =>
        $$$"""
            {
              "source": {"service": {"name": "backend", "port": 8080}},
              "authentication": {"type": "Anonymous"},
              "defaultAction": "{{{defaultAction}}}",
              "proxy": {"replicas": {{{replicas}}}}
            }
            """;

    /// <summary>An authenticator for the cluster's own ServiceAccounts.</summary>
    public const string ClusterAccounts = """
        {"name": "cluster", "type": "ServiceAccount", "serviceAccount": {"audiences": ["https://mcp.example.com/mcp"]}}
        """;

    /// <summary>A server of one replica whose callers prove who they are.</summary>
    public static string ServerWith(params string[] authenticators) =>
        $$$"""
            {
              "source": {"service": {"name": "backend", "port": 8080}},
              "authentication": {"authenticators": [{{{string.Join(", ", authenticators)}}}]},
              "proxy": {"replicas": 1}
            }
            """;

    /// <summary>A policy of one rule that allows a tool, attached by name.</summary>
    public static string Allow(string target, string tool) => Policy($$$"""{"targetRefs": [{"name": "{{{target}}}"}]}""", tool);

    /// <summary>A policy of one rule that allows a tool, attached by labels.</summary>
    public static string AllowSelected(string label, string value, string tool) =>
        Policy($$$"""{"targetSelector": {"matchLabels": {"{{{label}}}": "{{{value}}}"} } }""", tool);

    /// <summary>A policy that the schema accepts and the policy library does not.</summary>
    public static string Invalid(string target) =>
        $$$"""
            {
              "targetRefs": [{"name": "{{{target}}}"}],
              "rules": [{"name": "broken", "tools": ["a"], "action": "Allow", "when": {"path": "args.a", "op": "regex", "value": "("}}]
            }
            """;

    private static string Policy(string targets, string tool) =>
        targets[..^1] + $$$""", "rules": [{"name": "allow-{{{tool}}}", "tools": ["{{{tool}}}"], "action": "Allow"}]}""";
}

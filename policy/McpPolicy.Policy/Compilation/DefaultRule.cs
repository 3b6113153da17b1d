using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation;

/// <summary>What happens to a call that no rule is about: refused when the server or any policy in force wants that, or when nobody
/// says anything; else allowed.</summary>
internal static class DefaultRule
{
    public static DefaultAction Enforced(PolicyDocument document) =>
        Combine(document, document.Policies.Where(static policy => policy.Mode == EnforcementMode.Enforce));

    /// <summary>As if policies in Audit mode were enforced.</summary>
    public static DefaultAction WithAudits(PolicyDocument document) => Combine(document, document.Policies);

    /// <summary>Why a call is refused by default.</summary>
    /// <param name="document">The document.</param>
    /// <param name="what">What no rule allows.</param>
    public static string Explain(PolicyDocument document, string what)
    {
        var policy = document
            .Policies.Where(static p => p is { Mode: EnforcementMode.Enforce, Default: DefaultAction.Deny })
            .MinBy(static p => p.Name, StringComparer.Ordinal);
        return policy is null
            ? $"No rule allows this {what}, and the server's default is to deny."
            : $"No rule allows this {what}, and policy {policy.Name} denies by default.";
    }

    private static DefaultAction Combine(PolicyDocument document, IEnumerable<ToolPolicyDocument> policies)
    {
        var wishes = policies.Select(static policy => policy.Default).ToList();
        if (document.ServerDefault is { } server)
        {
            wishes.Add(server);
        }

        return wishes.Count == 0 || wishes.Contains(DefaultAction.Deny) ? DefaultAction.Deny : DefaultAction.Allow;
    }
}

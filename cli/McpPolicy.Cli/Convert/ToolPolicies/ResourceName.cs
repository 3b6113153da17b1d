using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Convert.ToolPolicies;

/// <summary>The name of a ToolPolicy resource.</summary>
/// <param name="Namespace">The namespace; null for whatever kubectl's context has.</param>
/// <param name="Name">The name.</param>
internal sealed record ResourceName(string? Namespace, string Name)
{
    private const int MaxLength = 253;

    /// <summary>The name asked for, else the policy's own; a file's name is made into one that Kubernetes takes (RFC 1123).</summary>
    public static ResourceName Of(ToolPolicyDocument policy, ConvertRequest request, ServerIdentity? server)
    {
        var slash = policy.Name.IndexOf('/');
        var space = slash > 0 ? policy.Name[..slash] : server?.Namespace;
        var own = slash > 0 ? policy.Name[(slash + 1)..] : Path.GetFileNameWithoutExtension(policy.Name);
        return new ResourceName(request.Namespace ?? space, request.Name ?? ToDnsName(own));
    }

    private static string ToDnsName(string text)
    {
        var name = string.Concat(
            text.ToLowerInvariant().Select(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' ? c : '-')
        );
        name = (name.Length > MaxLength ? name[..MaxLength] : name).Trim('-', '.');
        return name.Length == 0 ? "policy" : name;
    }
}

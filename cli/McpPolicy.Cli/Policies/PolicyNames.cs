using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Policies;

/// <summary>Which policy a place in a document belongs to, by the name that decisions use.</summary>
internal static class PolicyNames
{
    /// <summary>The name of the policy around a rule: of the ToolPolicy, of the entry of <c>policies</c>, or of the file.</summary>
    public static string? At(DocumentNode root, string rulePointer, string file)
    {
        if (rulePointer.StartsWith("/policies/", StringComparison.Ordinal))
        {
            return NodeLookup.TextAt(root, string.Join('/', rulePointer.Split('/').Take(3)) + "/name");
        }

        var spec = rulePointer.LastIndexOf("/spec/rules/", StringComparison.Ordinal);
        return spec < 0 ? Path.GetFileName(file) : NameOf(root, rulePointer[..spec]);
    }

    private static string? NameOf(DocumentNode root, string resource)
    {
        var name = NodeLookup.TextAt(root, resource + "/metadata/name");
        return NodeLookup.TextAt(root, resource + "/metadata/namespace") is { } space ? $"{space}/{name}" : name;
    }
}

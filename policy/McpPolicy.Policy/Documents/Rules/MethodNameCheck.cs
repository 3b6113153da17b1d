using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Methods;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Accepts the methods and globs of methods that rules can decide on.</summary>
internal static class MethodNameCheck
{
    /// <summary>False after an error.</summary>
    public static bool Check(DocumentNode node, string method, DiagnosticBag diagnostics)
    {
        if (MethodCatalog.Lifecycle.Contains(method) || method.StartsWith("notifications/", StringComparison.Ordinal))
        {
            diagnostics.Error(node, $"\"{method}\" always passes, so no rule can be about it; remove it");
            return false;
        }

        if (method is "tools/call" or "tools/list")
        {
            diagnostics.Error(node, $"\"{method}\" is decided by the tools' names; write \"tools\"");
            return false;
        }

        if (!MethodCatalog.Expand(method).IsEmpty)
        {
            return true;
        }

        var near = NearestName.Find(method, MethodCatalog.All);
        var advice = near is null ? $"the methods are {string.Join(", ", MethodCatalog.All)}" : $"did you mean \"{near}\"?";
        diagnostics.Error(node, $"no method is named \"{method}\"; {advice}");
        return false;
    }

    /// <summary>Whether a name is one of MCP's methods that have a prompt or a resource, or a glob of such methods alone.</summary>
    public static bool HasOnlyItems(string method) => MethodCatalog.Expand(method).All(MethodCatalog.HasItems);
}

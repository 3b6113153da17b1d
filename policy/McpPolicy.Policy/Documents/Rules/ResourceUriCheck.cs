using System.Text;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Methods;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Accepts the URIs and globs that a request's URI can match.</summary>
internal static class ResourceUriCheck
{
    /// <summary>False after an error.</summary>
    public static bool Check(DocumentNode node, string uri, DiagnosticBag diagnostics)
    {
        if (uri.AsSpan().ContainsAny('{', '}'))
        {
            diagnostics.Error(node, $"\"{uri}\" is a URI template; a rule is about URIs, so write * for what may vary");
            return false;
        }

        if (uri.Length is 0 or > DocumentLimits.ResourceUri)
        {
            diagnostics.Error(node, $"a resource's URI has 1 to {DocumentLimits.ResourceUri} characters");
            return false;
        }

        if (UriGlobSpelling.Problem(Encoding.UTF8.GetBytes(uri)) is not { } problem)
        {
            return true;
        }

        diagnostics.Error(node, $"\"{uri}\" can never match, because only plainly spelt URIs are compared: {problem}");
        return false;
    }
}

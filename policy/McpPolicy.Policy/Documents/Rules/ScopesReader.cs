using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads <c>requireScopes</c>: scopes as OAuth 2 writes them (RFC 6749, section 3.3).</summary>
internal static class ScopesReader
{
    public const string Key = "requireScopes";

    public static ImmutableArray<string> Read(MappingReader rule, DiagnosticBag diagnostics)
    {
        if (rule.Find(Key) is SequenceNode { Items.Count: 0 } empty)
        {
            diagnostics.Error(empty, $"\"{Key}\" is empty; name at least one scope, or leave the key out");
        }

        var items = rule.Items(Key, DocumentLimits.Scopes);
        return [.. items.Select(item => ReadOne(item, diagnostics)).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string? ReadOne(DocumentNode node, DiagnosticBag diagnostics)
    {
        var scope = Values.Text(node, Key, DocumentLimits.Name, diagnostics);
        if (scope is null || scope.All(IsScopeCharacter))
        {
            return scope;
        }

        diagnostics.Error(node, "a scope is written in visible ASCII characters without blanks, quotation marks and backslashes");
        return null;
    }

    private static bool IsScopeCharacter(char c) => c is > ' ' and <= '~' and not ('"' or '\\');
}

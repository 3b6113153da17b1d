using System.Collections.Immutable;
using System.Globalization;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Identity.Configuration;

/// <summary>Reads lists, maps and numbers of an authentication or credential file.</summary>
internal static class NodeText
{
    /// <summary>Characters of a subject, group, scope or claim value.</summary>
    public const int Longest = 1024;

    private const int Most = 256;

    /// <summary>A list of texts; empty when the key is not there.</summary>
    public static ImmutableArray<string> List(MappingReader reader, string key, DiagnosticBag diagnostics) =>
        [.. reader.Items(key, Most).Select(item => Values.Name(item, key, Longest, diagnostics)).OfType<string>()];

    /// <summary>A list of scopes (RFC 6749, section 3.3).</summary>
    public static ImmutableArray<string> Scopes(MappingReader reader, string key, DiagnosticBag diagnostics)
    {
        var scopes = List(reader, key, diagnostics);
        if (scopes.Any(static scope => !scope.All(static c => c is > ' ' and <= '~' and not ('"' or '\\'))))
        {
            diagnostics.Error(
                reader.Find(key)!,
                "a scope is written in visible ASCII characters without blanks, quotation marks and backslashes"
            );
        }

        return scopes;
    }

    /// <summary>A map of texts; empty when the key is not there.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Map(MappingReader reader, string key, DiagnosticBag diagnostics)
    {
        var map = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var member in Members(reader, key, diagnostics))
        {
            if (Values.Name(member.Value, member.Key, Longest, diagnostics) is { } value)
            {
                map.Add(KeyValuePair.Create(member.Key, value));
            }
        }

        return map.ToImmutable();
    }

    /// <summary>The members of an object; none when the key is not there.</summary>
    public static IReadOnlyList<MemberNode> Members(MappingReader reader, string key, DiagnosticBag diagnostics)
    {
        switch (reader.Find(key))
        {
            case null:
                return [];
            case MappingNode { Members.Count: <= Most } mapping:
                return mapping.Members;
            case var other:
                diagnostics.Error(other, $"\"{key}\" must be an object of at most {Most} members, not {other.Describe()}");
                return [];
        }
    }

    /// <summary>A whole number in a range; <paramref name="fallback"/> when the key is not there.</summary>
    public static int Number(MappingReader reader, string key, int least, int most, int fallback, DiagnosticBag diagnostics)
    {
        if (reader.Find(key) is not { } node)
        {
            return fallback;
        }

        var isNumber =
            node is ScalarNode { Kind: ScalarKind.Number } scalar
            & int.TryParse((node as ScalarNode)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        if (isNumber && value >= least && value <= most)
        {
            return value;
        }

        diagnostics.Error(node, $"\"{key}\" must be a whole number from {least} to {most}, not {node.Describe()}");
        return fallback;
    }
}

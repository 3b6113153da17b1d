using System.Text.RegularExpressions;
using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Convert.ToolPolicies;

/// <summary>Rule names as the custom resource takes them: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 128 characters, each
/// once.</summary>
internal static partial class RuleNames
{
    private const int MaxLength = 128;

    public static IReadOnlyList<string> Of(IReadOnlyList<PolicyRule> rules)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var names = new List<string>(rules.Count);
        foreach (var rule in rules)
        {
            var name = Clean(rule.Name);
            var unique = name;
            for (var i = 2; !taken.Add(unique); i++)
            {
                unique = $"{name[..Math.Min(name.Length, MaxLength - 8)]}-{i}";
            }

            names.Add(unique);
        }

        return names;
    }

    private static string Clean(string name)
    {
        var clean = Foreign().Replace(name, "-").Trim('-', '_', '.');
        clean = (clean.Length > MaxLength ? clean[..MaxLength] : clean).Trim('-', '_', '.');
        return clean.Length == 0 ? "all" : clean;
    }

    [GeneratedRegex("[^-A-Za-z0-9_.]+", RegexOptions.None, 1000)]
    private static partial Regex Foreign();
}

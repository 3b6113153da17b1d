using System.Collections.Immutable;
using System.Text;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation.Warnings;

/// <summary>Finds rules all of whose tools are denied always, to everybody, by another rule.</summary>
internal sealed class DenyShadows
{
    private readonly Dictionary<string, CompiledRule> _exact = new(StringComparer.Ordinal);
    private readonly GlobTrie _globs = new();

    public DenyShadows(ImmutableArray<CompiledRule> rules)
    {
        foreach (var rule in rules.Where(IsAbsolute))
        {
            foreach (var tool in rule.Source.Tools)
            {
                if (GlobPattern.IsGlob(tool))
                {
                    _globs.Add(tool, rule);
                }
                else
                {
                    _exact.TryAdd(tool, rule);
                }
            }
        }
    }

    /// <summary>A rule that denies all tools of another; null when some tool is left.</summary>
    public CompiledRule? Find(CompiledRule rule)
    {
        if (IsAbsolute(rule) || !rule.Source.Prompts.IsEmpty || !rule.Source.Resources.IsEmpty)
        {
            return null;
        }

        var shadows = rule.Source.Tools.Select(Find).ToList();
        return shadows.Contains(null) ? null : shadows.FirstOrDefault();
    }

    private CompiledRule? Find(string pattern)
    {
        if (_exact.TryGetValue(pattern, out var exact))
        {
            return exact;
        }

        // A glob that matches another glob's text, star for star, covers all that the other matches.
        return _globs.Find(Encoding.UTF8.GetBytes(pattern))?[0];
    }

    private static bool IsAbsolute(CompiledRule rule) =>
        rule is { Action: RuleAction.Deny, Mode: EnforcementMode.Enforce, Source: { When: null, Subjects.IsEmpty: true } };
}

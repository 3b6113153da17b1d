using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Seed;

/// <summary>Reads a tool's <c>limits</c> and the older <c>rate_limit</c>.</summary>
internal sealed class SeedLimitsReader(DiagnosticBag diagnostics)
{
    private readonly LimitReader _limits = new(Dialect.Seed, diagnostics);

    public ImmutableArray<RuleLimit> Read(MappingReader entry, string defaultCounter)
    {
        var limits = entry.Items("limits", DocumentLimits.LimitsPerRule).Select(item => _limits.Read(item, defaultCounter)).ToList();
        if (entry.Find("rate_limit") is { } node)
        {
            var reason = entry.Text("on_deny", DocumentLimits.Reason);
            limits.Add(ReadRateLimit(node, defaultCounter) is { } limit ? limit with { Reason = reason } : null);
        }

        return [.. limits.OfType<RuleLimit>()];
    }

    private RuleLimit? ReadRateLimit(DocumentNode node, string counter)
    {
        if (node is ScalarNode { Kind: ScalarKind.String } text)
        {
            return ReadShort(text, counter);
        }

        var reader = MappingReader.Open(node, "rate_limit", diagnostics, "max", "window");
        var max = reader?.Require("max", "\"max\": 10") is { } m ? QuantityReader.Read(m, "max", diagnostics) : null;
        var window = reader?.Require("window", "\"window\": 60 (seconds)") is { } w ? WindowReader.Read(w, diagnostics) : null;
        return max is null || window is null
            ? null
            : new RuleLimit
            {
                Counter = counter,
                Max = max.Value,
                Window = window.Value,
            };
    }

    /// <summary><c>"10/day"</c>.</summary>
    private RuleLimit? ReadShort(ScalarNode node, string counter)
    {
        var slash = node.Text.IndexOf('/');
        if (
            slash > 0
            && slash < 16
            && node.Text.AsSpan(0, slash).IndexOfAnyExceptInRange('0', '9') < 0
            && Dialect.Windows.TryGetValue(node.Text[(slash + 1)..], out var window)
        )
        {
            var max = QuantityReader.Read(node with { Kind = ScalarKind.Number, Text = node.Text[..slash] }, "rate_limit", diagnostics);
            return max is null
                ? null
                : new RuleLimit
                {
                    Counter = counter,
                    Max = max.Value,
                    Window = window,
                };
        }

        diagnostics.Error(node, $"\"rate_limit\" cannot be {node.Describe()}; write \"10/minute\" (or second, hour, day)");
        return null;
    }
}

using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads the entries of <c>limits</c>.</summary>
internal sealed class LimitReader(Dialect dialect, DiagnosticBag diagnostics)
{
    /// <summary>The limit, or null after an error.</summary>
    /// <param name="node">The entry.</param>
    /// <param name="defaultCounter">The counter's name when the entry gives none.</param>
    public RuleLimit? Read(DocumentNode node, string defaultCounter)
    {
        var reader = Open(node);
        if (reader is null)
        {
            return null;
        }

        var window = reader.Require("window", "\"window\": \"minute\" (or second, hour, day)") is { } w
            ? WindowReader.Read(w, diagnostics)
            : null;
        var max = reader.Require("max", "\"max\": 30") is { } m ? QuantityReader.Read(m, "max", diagnostics) : null;
        var counter = reader.Find("counter") is { } c ? Values.Name(c, "counter", DocumentLimits.Name, diagnostics) : defaultCounter;
        var limit = new RuleLimit
        {
            Counter = counter ?? defaultCounter,
            Window = window ?? TimeSpan.Zero,
            Max = max ?? default,
            Scope = reader.Choice("scope", Dialect.Scopes) ?? CounterScope.Grant,
            Cost = ReadCost(reader) ?? Quantity.One,
            IncrementFrom = ReadIncrement(reader),
            Alignment = ReadAlignment(reader, window),
            OnStoreFailure = reader.Choice(dialect.OnStoreFailure, dialect.StoreFailures) ?? StoreFailureAction.Deny,
            Mode = reader.Choice("mode", dialect.Modes) ?? EnforcementMode.Enforce,
            Reason = reader.Text(dialect.LimitReason, DocumentLimits.Reason),
        };
        return window is null || max is null || counter is null ? null : limit;
    }

    private MappingReader? Open(DocumentNode node) =>
        MappingReader.Open(
            node,
            "a limit",
            diagnostics,
            "counter",
            "window",
            "max",
            "scope",
            "cost",
            dialect.IncrementFrom,
            "alignment",
            dialect.OnStoreFailure,
            "mode",
            dialect.LimitReason
        );

    private Quantity? ReadCost(MappingReader reader)
    {
        if (reader.Find("cost") is not { } node)
        {
            return null;
        }

        if (reader.Find(dialect.IncrementFrom) is not null)
        {
            diagnostics.Error(node, $"\"cost\" and \"{dialect.IncrementFrom}\" both say what a call uses up; keep one");
        }

        var cost = QuantityReader.Read(node, "cost", diagnostics);
        if (cost is { Micros: 0 })
        {
            diagnostics.Error(node, "\"cost\" cannot be 0: the limit would never be reached; write a cost above 0 or remove the limit");
        }

        return cost;
    }

    private ArgumentPath? ReadIncrement(MappingReader reader)
    {
        if (reader.Find(dialect.IncrementFrom) is not { } node)
        {
            return null;
        }

        return PathReader.Read(node, dialect.IncrementFrom, diagnostics);
    }

    private WindowAlignment ReadAlignment(MappingReader reader, TimeSpan? window)
    {
        var alignment = reader.Choice("alignment", dialect.Alignments) ?? WindowAlignment.Sliding;
        if (alignment == WindowAlignment.Calendar && window is { } length && !Dialect.Windows.Values.Contains(length))
        {
            diagnostics.Error(
                reader.Find("alignment")!,
                "a calendar window is a second, minute, hour or day; write its name in \"window\""
            );
        }

        return alignment;
    }
}

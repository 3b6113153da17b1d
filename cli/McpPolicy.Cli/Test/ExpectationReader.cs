using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Test;

/// <summary>Reads a case's <c>expect</c>: an effect, or an object of which every key must hold.</summary>
internal sealed class ExpectationReader(DiagnosticBag diagnostics)
{
    private static readonly OrderedDictionary<string, Effect> Effects = new(StringComparer.Ordinal)
    {
        { "Allow", Effect.Allow },
        { "Deny", Effect.Deny },
        { "Limit", Effect.Limit },
        { "Approval", Effect.Approval },
        { "Error", Effect.Error },
    };

    private static readonly string[] Keys = ["effect", "rule", "policy", "limit", "reason", "retryAfter", "listed", "hidden", "audit"];

    /// <summary>The expectation, or null after an error.</summary>
    public Expectation? Read(DocumentNode node)
    {
        if (node is ScalarNode)
        {
            return Values.Choice(node, "expect", Effects, diagnostics) is { } effect ? new Expectation { Effect = effect } : null;
        }

        if (MappingReader.Open(node, "an expectation", diagnostics, Keys) is not { } reader)
        {
            return null;
        }

        if (reader.Node.Members.Count == 0)
        {
            diagnostics.Error(node, "\"expect\" is empty, so the case could not fail; write what has to become of the call");
        }

        return new Expectation
        {
            Effect = reader.Choice("effect", Effects),
            Rule = TextOrNone(reader, "rule"),
            Policy = TextOrNone(reader, "policy"),
            Limit = TextOrNone(reader, "limit"),
            Reason = reader.Text("reason", DocumentLimits.OperandLength),
            RetryAfter = reader.Find("retryAfter") is { } wait ? DurationReader.Read(wait, "retryAfter", diagnostics) : null,
            Listed = reader.Flag("listed"),
            Hidden = reader.Flag("hidden"),
            Audit = reader.Choice("audit", Effects),
        };
    }

    /// <summary>A name; empty for null, which says that there is none: the default decided.</summary>
    private static string? TextOrNone(MappingReader reader, string key) =>
        reader.Find(key) is ScalarNode { Kind: ScalarKind.Null } ? "" : reader.Text(key, DocumentLimits.OperandLength);
}

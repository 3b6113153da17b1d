using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads <c>subjects</c>: a list whose entries are <c>{grant}</c>, <c>{group}</c> or <c>{claim, values}</c>.</summary>
internal static class SubjectReader
{
    private static readonly string[] Forms = ["grant", "group", "claim"];

    public static ImmutableArray<RuleSubject> Read(MappingReader rule, DiagnosticBag diagnostics)
    {
        if (rule.Find("subjects") is SequenceNode { Items.Count: 0 } empty)
        {
            diagnostics.Error(empty, "\"subjects\" is empty, so the rule would be about nobody; leave the key out to mean everybody");
        }

        var items = rule.Items("subjects", DocumentLimits.Subjects);
        return [.. items.Select(item => ReadOne(item, diagnostics)).OfType<RuleSubject>()];
    }

    private static RuleSubject? ReadOne(DocumentNode node, DiagnosticBag diagnostics)
    {
        var reader = MappingReader.Open(node, "a subject", diagnostics, "grant", "group", "claim", "values");
        if (reader is null)
        {
            return null;
        }

        var subject = new RuleSubject
        {
            Grant = reader.Text("grant", DocumentLimits.Reason),
            Group = reader.Text("group", DocumentLimits.Reason),
            Claim = reader.Text("claim", DocumentLimits.Name),
            Values = ReadValues(reader, diagnostics),
        };
        var forms = Forms.Count(key => reader.Find(key) is not null);
        if (forms != 1)
        {
            diagnostics.Error(node, "a subject has exactly one of \"grant\", \"group\" and \"claim\"");
        }

        if (reader.Find("claim") is null != reader.Find("values") is null)
        {
            diagnostics.Error(node, "\"claim\" and \"values\" belong together; write both");
        }

        return subject;
    }

    private static ImmutableArray<string> ReadValues(MappingReader reader, DiagnosticBag diagnostics)
    {
        if (reader.Find("values") is SequenceNode { Items.Count: 0 } empty)
        {
            diagnostics.Error(empty, "\"values\" is empty, so nobody would match; write at least one value");
        }

        var items = reader.Items("values", DocumentLimits.Subjects);
        return [.. items.Select(item => Values.Text(item, "values", DocumentLimits.Reason, diagnostics)).OfType<string>()];
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads <c>subjects</c>: a list whose entries each say in one of several forms who the rule is about.</summary>
internal static partial class SubjectReader
{
    private static readonly string[] Forms = ["grant", "grantLabels", "subject", "serviceAccount", "group", "claim"];

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
        var reader = MappingReader.Open(node, "a subject", diagnostics, [.. Forms, "values"]);
        if (reader is null)
        {
            return null;
        }

        var subject = new RuleSubject
        {
            Grant = reader.Text("grant", DocumentLimits.Reason),
            GrantLabels = ReadLabels(reader, diagnostics),
            Subject = reader.Text("subject", DocumentLimits.Reason),
            ServiceAccount = ReadServiceAccount(reader, diagnostics),
            Group = reader.Text("group", DocumentLimits.Reason),
            Claim = reader.Text("claim", DocumentLimits.Name),
            Values = ReadValues(reader, diagnostics),
        };
        if (Forms.Count(key => reader.Find(key) is not null) != 1)
        {
            diagnostics.Error(node, $"a subject has exactly one of {string.Join(", ", Forms.Select(static form => $"\"{form}\""))}");
        }

        if (reader.Find("claim") is null != reader.Find("values") is null)
        {
            diagnostics.Error(node, "\"claim\" and \"values\" belong together; write both");
        }

        return subject;
    }

    private static string? ReadServiceAccount(MappingReader reader, DiagnosticBag diagnostics)
    {
        var account = reader.Text("serviceAccount", DocumentLimits.Reason);
        if (account is not null && !ServiceAccountName().IsMatch(account))
        {
            diagnostics.Error(reader.Find("serviceAccount")!, "\"serviceAccount\" is written NAMESPACE/NAME, for example \"ml/training\"");
        }

        return account;
    }

    private static ImmutableArray<KeyValuePair<string, string>> ReadLabels(MappingReader reader, DiagnosticBag diagnostics)
    {
        var node = reader.Find("grantLabels");
        if (node is not null && node is not MappingNode { Members.Count: > 0 and <= DocumentLimits.GrantLabels })
        {
            diagnostics.Error(
                node,
                $"\"grantLabels\" must be an object of 1 to {DocumentLimits.GrantLabels} labels, such as {{\"team\": \"ml\"}}"
            );
        }

        var labels = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var member in (node as MappingNode)?.Members ?? [])
        {
            if (Values.Text(member.Value, member.Key, DocumentLimits.Name, diagnostics) is { } value)
            {
                labels.Add(KeyValuePair.Create(member.Key, value));
            }
        }

        labels.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return labels.ToImmutable();
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

    // Names as Kubernetes has them: a DNS label for the namespace (RFC 1123), a DNS subdomain for the ServiceAccount.
    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?/[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ServiceAccountName();
}

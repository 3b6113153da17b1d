using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Test;

/// <summary>Reads who makes a case's calls: <c>grant</c>, <c>groups</c> and <c>claims</c>.</summary>
internal sealed class CallerReader(DiagnosticBag diagnostics)
{
    public Caller Read(MappingReader reader)
    {
        var groups = Texts(reader.Items("groups", DocumentLimits.Subjects), "groups");
        var claims = reader.Find("claims") is { } node ? ReadClaims(node) : [];
        if (reader.Text("grant", DocumentLimits.Reason) is { } grant)
        {
            return new Caller(grant, groups, claims);
        }

        if (reader.Find("grant") is null && (reader.Find("groups") ?? reader.Find("claims")) is { } stray)
        {
            diagnostics.Error(stray, "\"groups\" and \"claims\" need \"grant\": an anonymous caller is in no group and has no claims");
        }

        return Caller.Anonymous;
    }

    private List<KeyValuePair<string, string>> ReadClaims(DocumentNode node)
    {
        if (node is not MappingNode mapping)
        {
            diagnostics.Error(node, $"\"claims\" must be an object such as {{team: finance}}, not {node.Describe()}");
            return [];
        }

        var claims = new List<KeyValuePair<string, string>>();
        foreach (var member in mapping.Members)
        {
            IReadOnlyList<DocumentNode> values = member.Value is SequenceNode list ? list.Items : [member.Value];
            claims.AddRange(Texts(values, member.Key).Select(value => KeyValuePair.Create(member.Key, value)));
        }

        return claims;
    }

    private List<string> Texts(IReadOnlyList<DocumentNode> nodes, string what) =>
        [.. nodes.Select(node => Values.Text(node, what, DocumentLimits.Reason, diagnostics)).OfType<string>()];
}

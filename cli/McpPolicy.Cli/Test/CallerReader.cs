using McpPolicy.Cli.Policies;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Test;

/// <summary>Reads who makes a case's calls.</summary>
internal sealed class CallerReader(DiagnosticBag diagnostics)
{
    /// <summary>The keys of a case that say who calls.</summary>
    public static readonly string[] Keys = ["grant", "subject", "serviceAccount", "grantLabels", "groups", "claims", "scopes"];

    private const int NamingKeys = 3;

    public Caller Read(MappingReader reader)
    {
        var description = new CallerDescription
        {
            Grant = reader.Text("grant", DocumentLimits.Reason),
            Subject = reader.Text("subject", DocumentLimits.Reason),
            ServiceAccount = reader.Text("serviceAccount", DocumentLimits.Reason),
            GrantLabels = ReadPairs(reader, "grantLabels"),
            Groups = Texts(reader.Items("groups", DocumentLimits.Subjects), "groups"),
            Claims = ReadPairs(reader, "claims"),
            Scopes = Texts(reader.Items("scopes", DocumentLimits.Subjects), "scopes"),
        };
        var isNamed = Keys.Take(NamingKeys).Any(key => reader.Find(key) is not null);
        if (!isNamed && Keys.Skip(NamingKeys).FirstOrDefault(key => reader.Find(key) is not null) is { } stray)
        {
            diagnostics.Error(
                reader.Find(stray)!,
                $"\"{stray}\" needs \"grant\", \"subject\" or \"serviceAccount\": of an anonymous caller nothing is known"
            );
        }

        return description.ToCaller();
    }

    private List<KeyValuePair<string, string>> ReadPairs(MappingReader reader, string key)
    {
        var node = reader.Find(key);
        if (node is null)
        {
            return [];
        }

        if (node is not MappingNode mapping)
        {
            diagnostics.Error(node, $"\"{key}\" must be an object such as {{team: finance}}, not {node.Describe()}");
            return [];
        }

        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var member in mapping.Members)
        {
            IReadOnlyList<DocumentNode> values = member.Value is SequenceNode list && key == "claims" ? list.Items : [member.Value];
            pairs.AddRange(Texts(values, member.Key).Select(value => KeyValuePair.Create(member.Key, value)));
        }

        return pairs;
    }

    private List<string> Texts(IReadOnlyList<DocumentNode> nodes, string what) =>
        [.. nodes.Select(node => Values.Text(node, what, DocumentLimits.Reason, diagnostics)).OfType<string>()];
}

using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Documents.Seed;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents;

/// <summary>Reads the root of a policy.json: the seed's sections, and <c>server</c> and <c>policies</c>, which composed documents have.</summary>
internal sealed class JsonPolicyReader(DiagnosticBag diagnostics)
{
    private static readonly string[] Keys =
    [
        "$schema",
        "version",
        "description",
        "default",
        .. SeedPolicyReader.Sections,
        "server",
        "policies",
    ];

    public PolicyDocument? Read(DocumentNode root)
    {
        var reader = MappingReader.Open(root, "the document", diagnostics, Keys);
        if (reader is null)
        {
            return null;
        }

        CheckVersion(reader);
        reader.Text("description", DocumentLimits.OperandLength);
        reader.Text("$schema", DocumentLimits.OperandLength);
        var composed = reader.Find("policies") is not null;
        var policies = ReadPolicies(reader);
        if (!composed || SeedPolicyReader.Sections.Any(key => reader.Find(key) is not null))
        {
            policies.Insert(0, new SeedPolicyReader(diagnostics).Read(reader, Path.GetFileName(diagnostics.Source)));
            CheckName(reader, policies);
        }

        return new PolicyDocument
        {
            Server = ReadServer(reader),
            ServerDefault = composed ? reader.Choice("default", Dialect.Seed.Defaults) : null,
            Policies = [.. policies],
        };
    }

    private void CheckVersion(MappingReader reader)
    {
        var node = reader.Require("version", "\"version\": \"1\"");
        if (node is not null and not ScalarNode { Kind: ScalarKind.String, Text: "1" })
        {
            diagnostics.Error(node, $"\"version\" must be \"1\" (a string), not {node.Describe()}");
        }
    }

    private List<ToolPolicyDocument> ReadPolicies(MappingReader reader)
    {
        var policies = new List<ToolPolicyDocument>();
        var specs = new PolicySpecReader(diagnostics);
        foreach (var item in reader.Items("policies", DocumentLimits.Policies))
        {
            if (specs.ReadEntry(item) is not { } policy)
            {
                continue;
            }

            if (policies.Exists(other => other.Name == policy.Name))
            {
                diagnostics.Error(item, $"two policies are named \"{policy.Name}\"; give each its own name");
            }

            policies.Add(policy);
        }

        return policies;
    }

    private void CheckName(MappingReader reader, List<ToolPolicyDocument> policies)
    {
        if (policies.Skip(1).Any(policy => policy.Name == policies[0].Name))
        {
            diagnostics.Error(reader.Node, $"a policy under \"policies\" is named like the file, \"{policies[0].Name}\"; rename one");
        }
    }

    private ServerIdentity? ReadServer(MappingReader root)
    {
        if (root.Find("server") is not { } node || MappingReader.Open(node, "server", diagnostics, "namespace", "name") is not { } reader)
        {
            return null;
        }

        var space = ReadName(reader, "namespace", "default");
        var server = ReadName(reader, "name", "mlflow");
        return space is null || server is null ? null : new ServerIdentity(space, server);
    }

    private string? ReadName(MappingReader server, string key, string example) =>
        server.Require(key, $"\"{key}\": \"{example}\"") is { } node ? Values.Name(node, key, DocumentLimits.Name, diagnostics) : null;
}

using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents;

/// <summary>Reads Kubernetes resources as kubectl would send them: ToolPolicies, alone or in a List. McpServers beside them are
/// skipped, anything else is an error.</summary>
internal sealed class ResourceReader(DiagnosticBag diagnostics)
{
    private const string ApiVersion = "mcppolicy.dev/v1alpha1";

    public List<ToolPolicyDocument> Policies { get; } = [];

    public void Read(DocumentNode node)
    {
        if (node is not MappingNode mapping)
        {
            diagnostics.Error(node, $"expected a ToolPolicy resource, not {node.Describe()}");
            return;
        }

        var kind = (mapping.Find("kind")?.Value as ScalarNode)?.Text;
        switch (kind)
        {
            case "ToolPolicy":
                ReadPolicy(mapping);
                break;
            case "List" or "ToolPolicyList":
                ReadList(mapping);
                break;
            case "McpServer":
                diagnostics.Warning(node, "an McpServer is not a policy and is skipped here");
                break;
            default:
                diagnostics.Error(node, kind is null ? "\"kind\" is missing; write kind: ToolPolicy" : $"a {kind} is not a ToolPolicy");
                break;
        }
    }

    private void ReadList(MappingNode list)
    {
        var reader = MappingReader.Open(list, "a List", diagnostics, "apiVersion", "kind", "metadata", "items")!;
        foreach (var item in reader.Items("items", DocumentLimits.Policies))
        {
            Read(item);
        }
    }

    private void ReadPolicy(MappingNode resource)
    {
        var reader = MappingReader.Open(resource, "a ToolPolicy", diagnostics, "apiVersion", "kind", "metadata", "spec", "status")!;
        if (
            reader.Require("apiVersion", $"apiVersion: {ApiVersion}") is { } version
            && version is not ScalarNode { Kind: ScalarKind.String, Text: ApiVersion }
        )
        {
            diagnostics.Error(version, $"\"apiVersion\" must be {ApiVersion}, not {version.Describe()}");
        }

        var name = reader.Require("metadata", "metadata: {name: some-name}") is { } metadata ? ReadName(metadata) : null;
        var spec = reader.Require("spec", "spec: with targetRefs and rules");
        var policy = spec is null ? null : new PolicySpecReader(diagnostics).ReadSpec(spec, name ?? "");
        if (name is null || policy is null)
        {
            return;
        }

        if (Policies.Exists(other => other.Name == name))
        {
            diagnostics.Error(resource, $"two ToolPolicies are named {name}; give each its own name");
        }

        Policies.Add(policy);
    }

    /// <summary>Metadata belongs to Kubernetes, which knows more keys than we do: only the names are looked at.</summary>
    private string? ReadName(DocumentNode node)
    {
        if (node is not MappingNode metadata || metadata.Find("name") is not { } name)
        {
            diagnostics.Error(node, "\"metadata\" must be an object with a \"name\"");
            return null;
        }

        var own = Values.Name(name.Value, "name", DocumentLimits.Name, diagnostics);
        var space = metadata.Find("namespace") is { } ns ? Values.Name(ns.Value, "namespace", DocumentLimits.Name, diagnostics) : null;
        return own is null || space is null ? own : $"{space}/{own}";
    }
}

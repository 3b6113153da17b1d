using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents;

/// <summary>Reads YAML of ToolPolicy resources, one or several documents, or the seed's form written as YAML.</summary>
internal sealed class YamlPolicyReader(DiagnosticBag diagnostics)
{
    public PolicyDocument? Read(ReadOnlySpan<byte> utf8)
    {
        var roots = YamlTreeReader.Read(utf8, diagnostics);
        if (roots.Count == 0 && diagnostics.HasErrors)
        {
            return null;
        }

        if (roots is [MappingNode only] && only.Find("kind") is null && only.Find("version") is not null)
        {
            return new JsonPolicyReader(diagnostics).Read(only);
        }

        var resources = new ResourceReader(diagnostics);
        foreach (var root in roots)
        {
            resources.Read(root);
        }

        if (resources.Policies.Count == 0 && !diagnostics.HasErrors)
        {
            diagnostics.Error(new SourcePosition(1, 1), "", "there is no ToolPolicy in the document");
        }

        return new PolicyDocument { Policies = [.. resources.Policies] };
    }
}

using System.Text.Json.Nodes;
using McpPolicy.Operator.Entities;

namespace McpPolicy.CrdGenerator;

/// <summary>The files of crds/: name and text, the same for the same entities.</summary>
public static class CrdFiles
{
    private const string Header = "# Generated from the operator's entities by `make crds`; edits here are lost.\n";

    private static readonly Type[] Entities = [typeof(McpServer), typeof(ToolPolicy), typeof(McpGrant)];

    /// <summary>The definitions themselves, as JSON.</summary>
    public static IReadOnlyList<JsonObject> Definitions()
    {
        var builder = new CrdBuilder(XmlDocumentation.Beside(typeof(McpServer).Assembly));
        return [.. Entities.Select(builder.Build)];
    }

    /// <summary>Builds them all.</summary>
    public static IReadOnlyDictionary<string, string> Build()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var definition in Definitions())
        {
            var names = definition["spec"]!["names"]!;
            files.Add($"{Names.Group}_{names["plural"]}.yaml", Header + YamlText.Write(definition));
        }

        return files;
    }
}

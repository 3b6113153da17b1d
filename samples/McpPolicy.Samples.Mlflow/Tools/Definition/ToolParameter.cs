using System.Text.Json.Nodes;

namespace McpPolicy.Samples.Mlflow.Tools.Definition;

/// <summary>One parameter of a tool: required, with a default, or nullable (not required, without a default).</summary>
internal sealed record ToolParameter(string Name, ParameterKind Kind)
{
    public bool IsRequired { get; init; } = true;

    public JsonNode? Default { get; init; }

    public bool IsNullable => !IsRequired && Default is null;
}

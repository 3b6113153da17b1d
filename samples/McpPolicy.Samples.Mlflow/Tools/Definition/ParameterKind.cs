namespace McpPolicy.Samples.Mlflow.Tools.Definition;

/// <summary>The JSON types that the tools take.</summary>
internal enum ParameterKind
{
    Text,
    Integer,
    Boolean,
    Map,
    TextList,
    MapList,
}

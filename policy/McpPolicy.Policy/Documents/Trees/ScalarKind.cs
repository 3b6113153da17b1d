namespace McpPolicy.Policy.Documents.Trees;

/// <summary>The JSON types that have no parts.</summary>
internal enum ScalarKind
{
    Null,
    Boolean,
    Number,
    String,
}

namespace McpPolicy.Policy.Documents.Trees;

/// <summary>A value of a JSON or YAML document, with its place.</summary>
internal abstract record DocumentNode(SourcePosition Position, string Pointer)
{
    /// <summary>What the value is, as messages put it.</summary>
    public abstract string Describe();
}

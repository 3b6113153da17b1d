namespace McpPolicy.Policy.Documents.Trees;

/// <summary>A place in a text: line and column from 1, the column in characters.</summary>
internal readonly record struct SourcePosition(int Line, int Column);

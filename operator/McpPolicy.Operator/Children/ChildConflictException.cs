namespace McpPolicy.Operator.Children;

/// <summary>An object of a child's name is there and belongs to somebody else; taking it over would break what it is for.</summary>
internal sealed class ChildConflictException(string message) : Exception(message);

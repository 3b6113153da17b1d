namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>A list whose elements are told apart by these fields: server-side apply merges it element by element, and two with equal keys are refused.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class ListMapAttribute(params string[] keys) : Attribute
{
    /// <summary>The JSON names of the key fields.</summary>
    public IReadOnlyList<string> Keys { get; } = keys;
}

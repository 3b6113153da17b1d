namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>Bounds the number of elements of a list (<c>minItems</c>, <c>maxItems</c>) or entries of a map (<c>maxProperties</c>).</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class ItemsAttribute(int min, int max) : Attribute
{
    /// <summary>The fewest elements accepted.</summary>
    public int Min { get; } = min;

    /// <summary>The most elements accepted.</summary>
    public int Max { get; } = max;
}

namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>Bounds the number of characters of a string, or of each string in a list of strings (<c>minLength</c>, <c>maxLength</c>).</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class LengthAttribute(int min, int max) : Attribute
{
    /// <summary>The fewest characters accepted.</summary>
    public int Min { get; } = min;

    /// <summary>The most characters accepted.</summary>
    public int Max { get; } = max;
}

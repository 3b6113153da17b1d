namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>The smallest and the largest value of a number (<c>minimum</c>, <c>maximum</c>), both included.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class RangeAttribute(long min, long max) : Attribute
{
    /// <summary>The smallest value accepted.</summary>
    public long Min { get; } = min;

    /// <summary>The largest value accepted.</summary>
    public long Max { get; } = max;
}

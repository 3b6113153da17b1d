namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>The short names that kubectl accepts for the kind.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class ShortNamesAttribute(params string[] names) : Attribute
{
    /// <summary>The names; they must clash with nobody else's.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}

namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>The type that gives a raw JSON property its schema.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SchemaTypeAttribute(Type type) : Attribute
{
    /// <summary>The type.</summary>
    public Type Type { get; } = type;
}

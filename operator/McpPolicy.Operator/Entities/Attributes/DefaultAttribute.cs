namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>The value the API server fills in when the field is absent; without an argument the empty object, which lets the defaults inside it apply.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class DefaultAttribute(object? value = null) : Attribute
{
    /// <summary>The default: a string, a number, a boolean, an enumeration member, or null for the empty object.</summary>
    public object? Value { get; } = value;
}

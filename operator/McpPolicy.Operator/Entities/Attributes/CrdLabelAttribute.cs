namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>A label of the CustomResourceDefinition itself.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CrdLabelAttribute(string key, string value) : Attribute
{
    /// <summary>The label's key.</summary>
    public string Key { get; } = key;

    /// <summary>The label's value.</summary>
    public string Value { get; } = value;
}

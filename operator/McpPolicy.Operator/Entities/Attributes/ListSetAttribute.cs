namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>A list of scalars in which no value may occur twice.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class ListSetAttribute : Attribute;

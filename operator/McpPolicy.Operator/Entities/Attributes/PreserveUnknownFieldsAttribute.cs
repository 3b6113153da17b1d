namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>Any JSON value: the server keeps it as written and the operator judges it.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class PreserveUnknownFieldsAttribute : Attribute;

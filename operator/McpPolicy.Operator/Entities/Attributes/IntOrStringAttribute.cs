namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>A number or a string, as Kubernetes writes quantities.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class IntOrStringAttribute : Attribute;

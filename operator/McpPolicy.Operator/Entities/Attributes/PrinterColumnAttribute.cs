namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>A column of <c>kubectl get</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PrinterColumnAttribute(string name, string type, string jsonPath, string description) : Attribute
{
    /// <summary>The heading.</summary>
    public string Name { get; } = name;

    /// <summary>The OpenAPI type: <c>string</c>, <c>integer</c>, <c>date</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Where the value is, relative to the object.</summary>
    public string JsonPath { get; } = jsonPath;

    /// <summary>What the column says.</summary>
    public string Description { get; } = description;

    /// <summary>0 is shown always, above 0 only with <c>-o wide</c>.</summary>
    public int Priority { get; init; }
}

namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>The categories (<c>kubectl get CATEGORY</c>) the kind belongs to.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class CategoriesAttribute(params string[] names) : Attribute
{
    /// <summary>The categories.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}

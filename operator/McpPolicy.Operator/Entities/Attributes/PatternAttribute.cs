namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>The regular expression (RE2) that a string, or each string in a list, must match. Anchor it: Kubernetes does not.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false)]
public sealed class PatternAttribute(string expression) : Attribute
{
    /// <summary>The expression.</summary>
    public string Expression { get; } = expression;
}

namespace McpPolicy.Operator.Entities.Attributes;

/// <summary>A CEL rule of the schema (<c>x-kubernetes-validations</c>). Servers older than 1.25 ignore it, so the operator judges the same again.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true)]
public sealed class ValidationRuleAttribute(string rule, string message) : Attribute
{
    /// <summary>The CEL expression, which must be true; <c>self</c> is the value the attribute stands on.</summary>
    public string Rule { get; } = rule;

    /// <summary>What a refused user reads: what is wrong and what to write instead.</summary>
    public string Message { get; } = message;
}

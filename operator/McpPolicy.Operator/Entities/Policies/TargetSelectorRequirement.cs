using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>One condition on a server's labels.</summary>
[ValidationRule(
    "self.operator in ['In', 'NotIn'] ? has(self.values) && size(self.values) > 0 : !has(self.values) || size(self.values) == 0",
    "values is needed with operator In and NotIn, and must be absent with Exists and DoesNotExist"
)]
public sealed record TargetSelectorRequirement
{
    /// <summary>The label's key.</summary>
    [Length(1, 317)]
    public required string Key { get; init; }

    /// <summary>How the label's value is compared.</summary>
    public required SelectorOperator Operator { get; init; }

    /// <summary>The values that In and NotIn compare with. At most 32.</summary>
    [Items(0, 32)]
    [Length(0, 63)]
    public IReadOnlyList<string>? Values { get; init; }
}

using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>A kind of caller: exactly one of grant, group and claim.</summary>
[ValidationRule(
    "[has(self.grant), has(self.group), has(self.claim)].filter(x, x).size() == 1",
    "set exactly one of grant, group and claim"
)]
[ValidationRule("has(self.claim) == (has(self.values) && size(self.values) > 0)", "values lists what claim may be: set both, or neither")]
public sealed record RuleSubject
{
    /// <summary>The caller whose identity is exactly this.</summary>
    [Length(1, 253)]
    public string? Grant { get; init; }

    /// <summary>Every caller of this group.</summary>
    [Length(1, 253)]
    public string? Group { get; init; }

    /// <summary>Every caller whose token has this claim with one of values.</summary>
    [Length(1, 253)]
    public string? Claim { get; init; }

    /// <summary>The accepted values of claim. At most 64.</summary>
    [Items(1, 64)]
    [Length(1, 253)]
    public IReadOnlyList<string>? Values { get; init; }
}

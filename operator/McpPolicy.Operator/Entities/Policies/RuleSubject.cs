using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>A kind of caller: exactly one of grant, grantLabels, subject, serviceAccount, group and claim.</summary>
[ValidationRule(
    "[has(self.grant), has(self.grantLabels), has(self.subject), has(self.serviceAccount), has(self.group), has(self.claim)].filter(x, x).size() == 1",
    "set exactly one of grant, grantLabels, subject, serviceAccount, group and claim"
)]
[ValidationRule("has(self.claim) == (has(self.values) && size(self.values) > 0)", "values lists what claim may be: set both, or neither")]
public sealed record RuleSubject
{
    /// <summary>Whoever calls with the grant of this name.</summary>
    [Length(1, 253)]
    public string? Grant { get; init; }

    /// <summary>Whoever calls with a grant or API key that has all of these labels. At most 16.</summary>
    [Items(1, 16)]
    [Length(1, 63)]
    public IReadOnlyDictionary<string, string>? GrantLabels { get; init; }

    /// <summary>The caller whose subject is exactly this: of a token, a grant or an API key.</summary>
    [Length(1, 253)]
    public string? Subject { get; init; }

    /// <summary>The ServiceAccount, as NAMESPACE/NAME, whose token of this cluster the caller has.</summary>
    [Length(3, 317)]
    [Pattern("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?/[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$")]
    public string? ServiceAccount { get; init; }

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

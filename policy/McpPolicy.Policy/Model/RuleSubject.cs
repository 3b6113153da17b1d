using System.Collections.Immutable;

namespace McpPolicy.Policy.Model;

/// <summary>A kind of caller a rule is about. Exactly one of the three forms is filled.</summary>
public sealed record RuleSubject
{
    /// <summary>The caller whose identity is exactly this.</summary>
    public string? Grant { get; init; }

    /// <summary>Every caller of this group.</summary>
    public string? Group { get; init; }

    /// <summary>Every caller whose claim of this name has one of <see cref="Values"/>.</summary>
    public string? Claim { get; init; }

    /// <summary>The accepted values of <see cref="Claim"/>.</summary>
    public ImmutableArray<string> Values { get; init; } = [];
}

using System.Collections.Immutable;

namespace McpPolicy.Policy.Model;

/// <summary>A kind of caller a rule is about. Exactly one of the forms is filled.</summary>
public sealed record RuleSubject
{
    /// <summary>Whoever calls with the grant of this name.</summary>
    public string? Grant { get; init; }

    /// <summary>Whoever calls with a grant or key that has all of these labels; in the order of their names.</summary>
    public ImmutableArray<KeyValuePair<string, string>> GrantLabels { get; init; } = [];

    /// <summary>The caller whose subject is exactly this.</summary>
    public string? Subject { get; init; }

    /// <summary>The Kubernetes ServiceAccount <c>namespace/name</c>.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>Every caller of this group.</summary>
    public string? Group { get; init; }

    /// <summary>Every caller whose claim of this name has one of <see cref="Values"/>.</summary>
    public string? Claim { get; init; }

    /// <summary>The accepted values of <see cref="Claim"/>.</summary>
    public ImmutableArray<string> Values { get; init; } = [];
}

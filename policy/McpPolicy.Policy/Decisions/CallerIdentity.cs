namespace McpPolicy.Policy.Decisions;

/// <summary>What authentication found out about a caller.</summary>
public sealed record CallerIdentity
{
    /// <summary>What scope <c>grant</c> counts by and sessions belong to; not empty, and different for different callers.</summary>
    public required string Id { get; init; }

    /// <summary>The subject, for example a person's or a workload's name; null when there is none.</summary>
    public string? Subject { get; init; }

    /// <summary>The name of the grant that the call was made with; null without a grant.</summary>
    public string? Grant { get; init; }

    /// <summary>The labels of the grant or key that the call was made with.</summary>
    public IReadOnlyDictionary<string, string> GrantLabels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The Kubernetes ServiceAccount, as <c>namespace/name</c>; null when the caller is none.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>The groups the caller is in.</summary>
    public IEnumerable<string> Groups { get; init; } = [];

    /// <summary>The claims of the caller's token; a name may come several times.</summary>
    public IEnumerable<KeyValuePair<string, string>> Claims { get; init; } = [];

    /// <summary>The scopes that were granted to the caller (RFC 6749, section 3.3).</summary>
    public IEnumerable<string> Scopes { get; init; } = [];
}

using McpPolicy.Policy.Decisions;

namespace McpPolicy.Cli.Policies;

/// <summary>Who calls, as a command line or a test file says it.</summary>
internal sealed record CallerDescription
{
    public string? Grant { get; init; }

    public string? Subject { get; init; }

    public string? ServiceAccount { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> GrantLabels { get; init; } = [];

    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Claims { get; init; } = [];

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The caller; anonymous when nothing says who it is.</summary>
    public Caller ToCaller() =>
        (Grant ?? ServiceAccount ?? Subject) is not { Length: > 0 } id
            ? Caller.Anonymous
            : new Caller(
                new CallerIdentity
                {
                    Id = id,
                    Grant = Grant,
                    Subject = Subject,
                    ServiceAccount = ServiceAccount,
                    GrantLabels = GrantLabels
                        .DistinctBy(static label => label.Key, StringComparer.Ordinal)
                        .ToDictionary(StringComparer.Ordinal),
                    Groups = Groups,
                    Claims = Claims,
                    Scopes = Scopes,
                }
            );
}

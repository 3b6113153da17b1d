using McpPolicy.Proxy.Policies;

namespace McpPolicy.Proxy.Admin;

/// <summary>The answer of <c>/policy</c>.</summary>
/// <param name="Revision">The revision in force; null while there is none.</param>
/// <param name="Source">The policy file.</param>
/// <param name="LoadedAt">When it came into force; null while there is none.</param>
/// <param name="Rules">How many rules it has.</param>
/// <param name="Loads">How often a policy came into force since the start.</param>
/// <param name="LoadFailures">How often the file's content could not come into force since the start.</param>
/// <param name="LastError">Why the file's content is not in force; null when it is.</param>
internal sealed record PolicyReport(
    string? Revision,
    string Source,
    DateTimeOffset? LoadedAt,
    int Rules,
    long Loads,
    long LoadFailures,
    PolicyLoadError? LastError
)
{
    /// <summary>Why the shared counter store cannot be reached; null while it can, or when there is none.</summary>
    public string? CounterStoreProblem { get; init; }

    public static PolicyReport From(PolicyStatus status) =>
        new(status.Revision, status.Source, status.LoadedAt, status.Rules, status.Loads, status.LoadFailures, status.LastError);
}

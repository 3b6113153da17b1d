namespace McpPolicy.Proxy.Policies;

/// <summary>What is known of the policy in force and of attempts to replace it.</summary>
public sealed record PolicyStatus
{
    /// <summary>The file it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The revision in force; null while there is none.</summary>
    public string? Revision { get; init; }

    /// <summary>When it came into force; null while there is none.</summary>
    public DateTimeOffset? LoadedAt { get; init; }

    /// <summary>How many rules it has.</summary>
    public int Rules { get; init; }

    /// <summary>How often a policy came into force since the start.</summary>
    public long Loads { get; init; }

    /// <summary>How often the file's content could not come into force since the start.</summary>
    public long LoadFailures { get; init; }

    /// <summary>Why the file's content is not in force; null when it is.</summary>
    public PolicyLoadError? LastError { get; init; }
}

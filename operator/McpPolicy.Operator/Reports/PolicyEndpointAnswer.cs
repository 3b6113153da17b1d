namespace McpPolicy.Operator.Reports;

/// <summary>The answer of a proxy's <c>/policy</c>, as far as it is used here.</summary>
internal sealed record PolicyEndpointAnswer
{
    /// <summary>The loaded revision; null when no policy is loaded.</summary>
    public string? Revision { get; init; }

    /// <summary>The last failure to load; null after a success.</summary>
    public LoadError? LastError { get; init; }

    /// <summary>Why the shared counter store cannot be reached; null while it can, or when there is none.</summary>
    public string? CounterStoreProblem { get; init; }

    /// <summary>A failure to load a policy.</summary>
    internal sealed record LoadError
    {
        /// <summary>What was wrong.</summary>
        public string? Message { get; init; }
    }
}

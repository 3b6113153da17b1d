namespace McpPolicy.Operator.Reports;

/// <summary>The answer of a proxy's <c>/authentication</c>, as far as it is used here.</summary>
internal sealed record AuthenticationEndpointAnswer
{
    /// <summary>The authenticators that have credential files.</summary>
    public IReadOnlyList<Store>? Authenticators { get; init; }

    /// <summary>The revision of the grants in force; null when there are none.</summary>
    public string? GrantsRevision => Authenticators?.FirstOrDefault(a => a.Type == "Grants")?.Revision;

    /// <summary>The credentials of one authenticator.</summary>
    internal sealed record Store
    {
        /// <summary>Grants or ApiKeys.</summary>
        public string? Type { get; init; }

        /// <summary>The revision of what is in force; null until something is.</summary>
        public string? Revision { get; init; }
    }
}

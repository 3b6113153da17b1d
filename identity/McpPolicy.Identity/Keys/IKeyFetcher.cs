namespace McpPolicy.Identity.Keys;

/// <summary>Gets an issuer's keys from where they are published.</summary>
internal interface IKeyFetcher
{
    /// <summary>Fetches once. Failures are in the result, not thrown.</summary>
    Task<KeyFetch> FetchAsync(CancellationToken cancellationToken);
}

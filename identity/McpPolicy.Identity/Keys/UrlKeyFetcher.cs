namespace McpPolicy.Identity.Keys;

/// <summary>Gets keys from a URL that the settings name.</summary>
internal sealed class UrlKeyFetcher(IssuerClient client, Uri url) : IKeyFetcher
{
    /// <inheritdoc/>
    public async Task<KeyFetch> FetchAsync(CancellationToken cancellationToken)
    {
        var (document, problem) = await client.GetAsync(url, cancellationToken);
        return document is null ? KeyFetch.Failed(problem!) : KeyFetch.Of(document, url.ToString());
    }
}

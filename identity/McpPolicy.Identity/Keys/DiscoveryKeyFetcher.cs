using System.Text.Json;
using McpPolicy.Identity.Configuration;

namespace McpPolicy.Identity.Keys;

/// <summary>Gets keys from where the issuer's own document says (OpenID Connect Discovery 1.0, section 4).</summary>
internal sealed class DiscoveryKeyFetcher(IssuerClient client, string issuer) : IKeyFetcher
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly Uri _configuration = new(issuer.TrimEnd('/') + "/.well-known/openid-configuration");

    /// <inheritdoc/>
    public async Task<KeyFetch> FetchAsync(CancellationToken cancellationToken)
    {
        var (document, problem) = await client.GetAsync(_configuration, cancellationToken);
        if (document is null)
        {
            return KeyFetch.Failed(problem!);
        }

        return FindKeys(document, out problem) is { } url
            ? await new UrlKeyFetcher(client, url).FetchAsync(cancellationToken)
            : KeyFetch.Failed($"{_configuration}: {problem}");
    }

    private Uri? FindKeys(byte[] document, out string? problem)
    {
        problem = null;
        try
        {
            using var json = JsonDocument.Parse(document, Strict);
            // Section 4.3: else one issuer could speak for another.
            if (!json.RootElement.TryGetProperty("issuer", out var said) || !said.ValueEquals(issuer))
            {
                problem = "its issuer is not the one configured";
                return null;
            }

            var text = json.RootElement.TryGetProperty("jwks_uri", out var keys) ? keys.GetString() : null;
            problem = IssuerUrl.FindProblem(text ?? "", out var url) is { } fault ? $"its jwks_uri {fault}" : null;
            return problem is null ? url : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = "it is not the JSON object that it has to be";
            return null;
        }
    }
}

using System.Collections.Immutable;
using McpPolicy.Identity.Configuration;
using McpPolicy.Identity.Credentials;
using McpPolicy.Identity.Keys;
using McpPolicy.Identity.Tokens;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Identity;

/// <summary>Makes what an authentication file asks for.</summary>
public sealed class AuthenticationBuilder : IDisposable
{
    // A file is looked at as often as one wants to wait for it; there is nobody whom that could burden.
    private static readonly TimeSpan FileInterval = TimeSpan.FromSeconds(2);

    private readonly List<IssuerClient> _clients = [];
    private readonly List<SigningKeys> _keys = [];

    /// <summary>Makes the authenticators; no file is read and nothing fetched yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="observer">Is told how they fare.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public AuthenticationBuilder(AuthenticationSettings settings, IIdentityObserver observer, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Stores = [.. settings.Authenticators.OfType<KeySettings>().Select(keys => new CredentialStore(keys, observer, logger))];
        var cache = new VerifiedTokens();
        List<IAuthenticator> authenticators = [.. Stores.Select(store => new KeyAuthenticator(store, time))];
        foreach (var tokens in settings.Authenticators.OfType<TokenSettings>())
        {
            var keys = new SigningKeys(tokens.Name, FetcherFor(tokens), TimingFor(tokens), observer, time, logger);
            _keys.Add(keys);
            ICallerMapping mapping = tokens.Type == AuthenticatorType.Oidc ? new OidcMapping(tokens) : new ServiceAccountMapping();
            authenticators.Add(new TokenAuthenticator(tokens, keys, mapping, cache, time));
        }

        Authentication = new Authentication(authenticators, settings.AllowsAnonymous, cache, time);
    }

    /// <summary>Says who calls.</summary>
    public Authentication Authentication { get; }

    /// <summary>The keys and grants, whose files are to be loaded and watched.</summary>
    public ImmutableArray<CredentialStore> Stores { get; }

    /// <summary>Fetches the issuers' keys for the first time, so that no caller has to wait for them. What fails is logged, and tried
    /// again when a token comes.</summary>
    public Task FetchKeysAsync() => Task.WhenAll(_keys.Select(static keys => keys.LoadAsync()));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }

    private IKeyFetcher FetcherFor(TokenSettings settings)
    {
        if (settings.KeysFile is { } file)
        {
            return new FileKeyFetcher(file);
        }

        var client = new IssuerClient(settings);
        _clients.Add(client);
        return settings.KeysUrl is { } url ? new UrlKeyFetcher(client, url) : new DiscoveryKeyFetcher(client, settings.Issuer);
    }

    private static KeyTiming TimingFor(TokenSettings settings) =>
        settings.KeysFile is null
            ? new KeyTiming(settings.Refresh, settings.MaxStale, SigningKeys.Pause)
            : new KeyTiming(FileInterval, settings.MaxStale, FileInterval);
}

using System.Collections.Immutable;

namespace McpPolicy.Identity.Configuration;

/// <summary>What an authentication file says.</summary>
public sealed record AuthenticationSettings
{
    /// <summary>The URL by which clients reach this endpoint: the resource of RFC 9728 and RFC 8707; null when not given.</summary>
    public Uri? Resource { get; init; }

    /// <summary>The scopes that clients are told of.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>The authenticators, at least one.</summary>
    public required ImmutableArray<AuthenticatorSettings> Authenticators { get; init; }

    /// <summary>Whether callers without a credential are let in.</summary>
    public bool AllowsAnonymous => Authenticators.Any(static a => a.Type == AuthenticatorType.Anonymous);
}

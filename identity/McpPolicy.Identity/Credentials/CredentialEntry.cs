using System.Collections.Immutable;
using McpPolicy.Identity.Configuration;
using McpPolicy.Identity.Tokens;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Identity.Credentials;

/// <summary>One entry of a credential file.</summary>
internal sealed record CredentialEntry
{
    /// <summary>The key's id or the grant's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a key or a grant.</summary>
    public required AuthenticatorType Type { get; init; }

    public required TokenDigest Hash { get; init; }

    public string? Subject { get; init; }

    public ImmutableArray<string> Groups { get; init; } = [];

    public ImmutableArray<KeyValuePair<string, string>> Labels { get; init; } = [];

    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>From when on it is expired; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The kill switch.</summary>
    public bool Suspended { get; init; }

    /// <summary>Whether another entry says the same in every respect.</summary>
    public bool IsSameAs(CredentialEntry other) =>
        (Name, Type, Hash, Subject, ExpiresAt, Suspended)
            == (other.Name, other.Type, other.Hash, other.Subject, other.ExpiresAt, other.Suspended)
        && Groups.SequenceEqual(other.Groups, StringComparer.Ordinal)
        && Labels.SequenceEqual(other.Labels)
        && Scopes.SequenceEqual(other.Scopes, StringComparer.Ordinal);

    /// <summary>The caller that presents it.</summary>
    public Caller ToCaller()
    {
        var isGrant = Type == AuthenticatorType.Grants;
        var subject = Subject ?? Name;
        return new Caller(
            new CallerIdentity
            {
                Id = isGrant ? $"grant/{Name}" : $"key/{subject}",
                Grant = isGrant ? Name : null,
                Subject = subject,
                GrantLabels = Labels.ToDictionary(StringComparer.Ordinal),
                Groups = Groups,
                Scopes = Scopes,
            }
        );
    }
}

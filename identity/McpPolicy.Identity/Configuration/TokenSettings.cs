using System.Collections.Frozen;
using System.Collections.Immutable;

namespace McpPolicy.Identity.Configuration;

/// <summary>The settings of <see cref="AuthenticatorType.Oidc"/> and <see cref="AuthenticatorType.ServiceAccount"/>.</summary>
/// <param name="Name">The authenticator's name.</param>
/// <param name="Type">Its kind.</param>
public sealed record TokenSettings(string Name, AuthenticatorType Type) : AuthenticatorSettings(Name, Type)
{
    /// <summary>The algorithms taken where none are named: all that there are with public keys.</summary>
    public static readonly ImmutableArray<string> AllAlgorithms =
    [
        "RS256",
        "RS384",
        "RS512",
        "PS256",
        "PS384",
        "PS512",
        "ES256",
        "ES384",
        "ES512",
    ];

    /// <summary>What <c>iss</c> has to be, exactly.</summary>
    public required string Issuer { get; init; }

    /// <summary>One of these has to be in <c>aud</c>.</summary>
    public required FrozenSet<string> Audiences { get; init; }

    /// <summary>Where the keys are published; null: discovery, or <see cref="KeysFile"/>.</summary>
    public Uri? KeysUrl { get; init; }

    /// <summary>A file of keys; null for none. Absolute.</summary>
    public string? KeysFile { get; init; }

    /// <summary>The age from which on keys are fetched again. Default 5 minutes.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long beyond that they are used while fetching fails. Default 1 hour.</summary>
    public TimeSpan MaxStale { get; init; } = TimeSpan.FromHours(1);

    /// <summary>PEM of the authorities that the issuer's certificate is checked against; null for the system's.</summary>
    public string? CaFile { get; init; }

    /// <summary>A file with a bearer token to fetch keys with; null for none.</summary>
    public string? TokenFile { get; init; }

    /// <summary>The algorithms taken.</summary>
    public FrozenSet<string> Algorithms { get; init; } = AllAlgorithms.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How far clocks may be apart. Default 30 s.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest token, in bytes. Default 8192.</summary>
    public int MaxTokenBytes { get; init; } = 8192;

    /// <summary>Claims that a token has to have, each with its accepted values.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> RequiredClaims { get; init; } = [];

    /// <summary>The claim that is the subject: a name, or a JSON Pointer. Default <c>sub</c>.</summary>
    public string SubjectClaim { get; init; } = "sub";

    /// <summary>Put before the subject. Default nothing.</summary>
    public string SubjectPrefix { get; init; } = "";

    /// <summary>The claim that lists groups: a name, or a JSON Pointer. Default <c>groups</c>.</summary>
    public string GroupsClaim { get; init; } = "groups";

    /// <summary>Put before each group. Default nothing.</summary>
    public string GroupsPrefix { get; init; } = "";
}

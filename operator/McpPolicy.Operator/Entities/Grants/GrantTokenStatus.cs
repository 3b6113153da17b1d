using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Grants;

/// <summary>A token that was issued. The token itself is in its Secret alone.</summary>
public sealed record GrantTokenStatus
{
    /// <summary>The Secret that holds the token under the key token.</summary>
    [Length(1, 253)]
    public required string SecretName { get; init; }

    /// <summary>The Secret's metadata.uid: another Secret of the same name holds no token of this grant.</summary>
    [Length(1, 64)]
    public required string SecretUid { get; init; }

    /// <summary>The token's SHA-256, as sha256: and 64 hexadecimal digits. A token has 256 random bits, so nobody can find it from this.</summary>
    [Length(1, 80)]
    public required string Hash { get; init; }

    /// <summary>When the token was made.</summary>
    public required DateTimeOffset IssuedAt { get; init; }
}

namespace McpPolicy.Identity;

/// <summary>What a credential is worth.</summary>
public enum CredentialState
{
    /// <summary>It is good.</summary>
    Valid,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was taken away: removed, suspended or changed in its file, or the key that signed it left its issuer's set.</summary>
    Revoked,
}

namespace McpPolicy.Identity;

/// <summary>Why nobody was authenticated.</summary>
public enum AuthenticationFailure
{
    /// <summary>Somebody was.</summary>
    None,

    /// <summary>There is no credential, and anonymous callers are not let in.</summary>
    Missing,

    /// <summary>The credential is not in a form that is read here.</summary>
    Malformed,

    /// <summary>Nobody here vouches for the credential: no such key, or no authenticator for the token's issuer.</summary>
    Unknown,

    /// <summary>It was good once.</summary>
    Expired,

    /// <summary>It is switched off.</summary>
    Suspended,

    /// <summary>The token's signature, its key or its algorithm is not acceptable.</summary>
    BadSignature,

    /// <summary>The token is for another audience.</summary>
    WrongAudience,

    /// <summary>The token's claims are missing, contradictory or not acceptable.</summary>
    BadClaims,

    /// <summary>What is needed to check the token cannot be had at the moment. It is not the caller's fault.</summary>
    Unavailable,
}

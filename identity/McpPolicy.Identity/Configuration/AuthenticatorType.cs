namespace McpPolicy.Identity.Configuration;

/// <summary>The kinds of authenticators.</summary>
public enum AuthenticatorType
{
    /// <summary>Lets in who has no credential.</summary>
    Anonymous,

    /// <summary>Keys of people and programs, from files of hashes.</summary>
    ApiKeys,

    /// <summary>Named, labelled grants, from files of hashes.</summary>
    Grants,

    /// <summary>Tokens of an OpenID Connect issuer.</summary>
    Oidc,

    /// <summary>Tokens that a Kubernetes API server issues to its ServiceAccounts.</summary>
    ServiceAccount,
}

using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>The ways callers can prove who they are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthenticatorType>))]
public enum AuthenticatorType
{
    /// <summary>By the token of an McpGrant of this namespace that names the server.</summary>
    Grants,

    /// <summary>By a key whose hash is in a Secret.</summary>
    ApiKeys,

    /// <summary>By a token of an OpenID Connect issuer.</summary>
    Oidc,

    /// <summary>By a token of a ServiceAccount of this cluster, made for this audience.</summary>
    ServiceAccount,

    /// <summary>Not at all: requests without a credential are let in as anonymous.</summary>
    Anonymous,
}

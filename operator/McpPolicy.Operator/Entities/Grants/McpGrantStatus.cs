using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Grants;

/// <summary>What the operator made of an McpGrant and where its token is good.</summary>
public sealed record McpGrantStatus
{
    /// <summary>The metadata.generation that this status describes.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>The token in force; absent while there is none.</summary>
    public GrantTokenStatus? Token { get; init; }

    /// <summary>The servers that take the token, as in mlflow,search; at most as many as fit.</summary>
    [Length(0, 253)]
    public string? Servers { get; init; }

    /// <summary>How many servers take the token.</summary>
    public int? ServerCount { get; init; }

    /// <summary>
    /// Accepted: the spec is valid and its servers take grants. TokenIssued: the token is in its Secret. Programmed: every ready proxy of every
    /// server has this generation of the grant and this token. Ready: the token can be used.
    /// </summary>
    [Items(0, 8)]
    [ListMap("type")]
    public IReadOnlyList<V1Condition> Conditions { get; set; } = [];
}

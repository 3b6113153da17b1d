namespace McpPolicy.Operator.Access;

/// <summary>Who signs the tokens of this cluster's ServiceAccounts.</summary>
/// <param name="Issuer">What iss of its tokens is.</param>
/// <param name="Keys">Its public keys, as a JSON Web Key Set (RFC 7517).</param>
internal sealed record ClusterIssuer(string Issuer, string Keys);

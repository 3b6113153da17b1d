namespace McpPolicy.Operator.Entities.Servers;

/// <summary>TLS towards a Redis or Valkey server.</summary>
public sealed record RedisTlsSettings
{
    /// <summary>
    /// A Secret of the McpServer's namespace whose key ca.crt holds the authorities (PEM) that the server's certificate must come from. Absent:
    /// those that the proxy's image trusts.
    /// </summary>
    public SecretReference? CaSecretRef { get; init; }
}

namespace McpPolicy.Operator.DesiredState.Authentication;

/// <summary>How a server's callers prove who they are, as its proxies get it.</summary>
/// <param name="File">The authentication file, which they read once.</param>
/// <param name="Grants">The grants' credential file, which they follow; null where the server takes no grants.</param>
/// <param name="CredentialsRevision">The revision of <paramref name="Grants"/>; null where the server takes no grants.</param>
/// <param name="ClusterKeys">The public keys of the cluster's ServiceAccounts, which they follow; null where the server takes no such tokens.</param>
public sealed record ServerAccess(string File, string? Grants, string? CredentialsRevision, string? ClusterKeys);

namespace McpPolicy.Policy.Model;

/// <summary>Which McpServer a composed document belongs to.</summary>
/// <param name="Namespace">The Kubernetes namespace.</param>
/// <param name="Name">The McpServer's name.</param>
public sealed record ServerIdentity(string Namespace, string Name);

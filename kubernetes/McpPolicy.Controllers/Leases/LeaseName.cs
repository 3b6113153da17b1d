namespace McpPolicy.Controllers.Leases;

/// <summary>Which Lease, and who wants it.</summary>
internal sealed record LeaseName(string Namespace, string Name, string Identity);

using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Tests.Running;

/// <summary>Reads conditions.</summary>
internal static class Conditions
{
    public static V1Condition? Condition(this McpServer server, string type) =>
        (server.Status?.Conditions ?? []).FirstOrDefault(c => c.Type == type);

    public static V1Condition? Condition(this ToolPolicy policy, string type) =>
        (policy.Status?.Conditions ?? []).FirstOrDefault(c => c.Type == type);

    public static V1Condition? Condition(this McpGrant grant, string type) =>
        (grant.Status?.Conditions ?? []).FirstOrDefault(c => c.Type == type);

    /// <inheritdoc cref="Has(McpServer, string, string, string)"/>
    public static bool Has(this McpGrant grant, string type, string status, string reason) =>
        grant.Condition(type) is { } c && c.Status == status && c.Reason == reason && c.ObservedGeneration == grant.Metadata.Generation;

    /// <summary>Whether a condition is as given and was judged on the present generation.</summary>
    public static bool Has(this McpServer server, string type, string status, string reason) =>
        server.Condition(type) is { } c && c.Status == status && c.Reason == reason && c.ObservedGeneration == server.Metadata.Generation;

    /// <inheritdoc cref="Has(McpServer, string, string, string)"/>
    public static bool Has(this ToolPolicy policy, string type, string status, string reason) =>
        policy.Condition(type) is { } c && c.Status == status && c.Reason == reason && c.ObservedGeneration == policy.Metadata.Generation;
}

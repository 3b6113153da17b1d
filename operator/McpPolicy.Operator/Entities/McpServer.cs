using System.Text.Json;
using System.Text.Json.Serialization;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Attributes;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.Entities;

/// <summary>An MCP server behind a policy proxy: agents reach its tools through the proxy alone, under the ToolPolicies attached to it.</summary>
[KubernetesEntity(Group = Names.Group, ApiVersion = Names.Version, Kind = Names.McpServer, PluralName = "mcpservers")]
[ShortNames("mcpsrv")]
[Categories("mcppolicy")]
[ValidationRule(
    "self.metadata.name.size() <= 57 && self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
    "the name must be a DNS label (RFC 1035) of at most 57 characters, because the proxy's Service is named after it"
)]
[PrinterColumn("Ready", "string", ".status.conditions[?(@.type=='Ready')].status", "Whether calls are answered under the policy shown")]
[PrinterColumn("Policy", "string", ".status.policy.inForce", "Ready proxy pods that have the compiled policy in force, of those wanted")]
[PrinterColumn("URL", "string", ".status.address.url", "Where MCP clients connect")]
[PrinterColumn("Reason", "string", ".status.conditions[?(@.type=='Ready')].reason", "Why it is ready or not, in one word", Priority = 1)]
[PrinterColumn("Revision", "string", ".status.policy.revision", "The compiled policy", Priority = 1)]
[PrinterColumn("Age", "date", ".metadata.creationTimestamp", "Time since creation")]
public sealed record McpServer : IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = Names.ApiVersion;

    /// <inheritdoc/>
    public string? Kind { get; set; } = Names.McpServer;

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>
    /// The spec exactly as the API server has it. Reading it is a step of its own with an outcome, so that one object that does not fit its type
    /// is a condition on that object and never stops the others from being read.
    /// </summary>
    [SchemaType(typeof(McpServerSpec))]
    public JsonElement? Spec { get; init; }

    /// <summary>What the operator reports.</summary>
    [JsonConverter(typeof(LenientStatusConverter<McpServerStatus>))]
    public McpServerStatus? Status { get; init; }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Attributes;
using McpPolicy.Operator.Entities.Grants;

namespace McpPolicy.Operator.Entities;

/// <summary>A credential for one or more MCP servers: labelled, and revocable by itself. Its token is made once, into a Secret; proxies have its hash.</summary>
[KubernetesEntity(Group = Names.Group, ApiVersion = Names.Version, Kind = Names.McpGrant, PluralName = "mcpgrants")]
[ShortNames("mgrant")]
[Categories("mcppolicy")]
[ValidationRule(
    "self.metadata.name.size() <= 63 && self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
    "the name must be a DNS label (RFC 1123) of at most 63 characters, because the token's Secret is labelled with it"
)]
[PrinterColumn("Subject", "string", ".spec.subject", "Who the holder is, where that is not the name")]
[PrinterColumn("Servers", "string", ".status.servers", "The servers that take the token")]
[PrinterColumn("Expires", "string", ".spec.expiresAt", "When the token expires")]
[PrinterColumn("Suspended", "boolean", ".spec.suspended", "Whether the token is refused for the time being")]
[PrinterColumn(
    "Programmed",
    "string",
    ".status.conditions[?(@.type=='Programmed')].status",
    "Whether every proxy of every server has the grant as it is now"
)]
[PrinterColumn(
    "Reason",
    "string",
    ".status.conditions[?(@.type=='Ready')].reason",
    "Whether the token can be used, in one word",
    Priority = 1
)]
[PrinterColumn("Secret", "string", ".status.token.secretName", "The Secret that holds the token", Priority = 1)]
[PrinterColumn("Age", "date", ".metadata.creationTimestamp", "Time since creation")]
public sealed record McpGrant : IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = Names.ApiVersion;

    /// <inheritdoc/>
    public string? Kind { get; set; } = Names.McpGrant;

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>
    /// The spec exactly as the API server has it. Reading it is a step of its own with an outcome, so that one object that does not fit its type
    /// is a condition on that object and never stops the others from being read.
    /// </summary>
    [SchemaType(typeof(McpGrantSpec))]
    public JsonElement? Spec { get; init; }

    /// <summary>What the operator reports.</summary>
    [JsonConverter(typeof(LenientStatusConverter<McpGrantStatus>))]
    public McpGrantStatus? Status { get; init; }
}

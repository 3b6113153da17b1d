using System.Text.Json;
using System.Text.Json.Serialization;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Attributes;
using McpPolicy.Operator.Entities.Policies;

namespace McpPolicy.Operator.Entities;

/// <summary>Rules on the tool calls of one or more MCP servers: which are allowed, which denied, and how often.</summary>
[KubernetesEntity(Group = Names.Group, ApiVersion = Names.Version, Kind = Names.ToolPolicy, PluralName = "toolpolicies")]
[ShortNames("tpol")]
[Categories("mcppolicy")]
[CrdLabel("gateway.networking.k8s.io/policy", "Inherited")]
[PrinterColumn("Mode", "string", ".spec.mode", "Enforce or Audit")]
[PrinterColumn("Targets", "integer", ".status.targetCount", "Servers the policy is attached to")]
[PrinterColumn("Rules", "integer", ".status.ruleCount", "Rules in the policy")]
[PrinterColumn(
    "Programmed",
    "string",
    ".status.conditions[?(@.type=='Programmed')].status",
    "Whether every proxy of every target has the policy in force"
)]
[PrinterColumn("Reason", "string", ".status.conditions[?(@.type=='Programmed')].reason", "Why, in one word", Priority = 1)]
[PrinterColumn("Age", "date", ".metadata.creationTimestamp", "Time since creation")]
public sealed record ToolPolicy : IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = Names.ApiVersion;

    /// <inheritdoc/>
    public string? Kind { get; set; } = Names.ToolPolicy;

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>
    /// The spec exactly as the API server has it. Reading it is a step of its own with an outcome, so that one object that does not fit its type
    /// is a condition on that object and never stops the others from being read.
    /// </summary>
    [SchemaType(typeof(ToolPolicySpec))]
    public JsonElement? Spec { get; init; }

    /// <summary>What the operator reports.</summary>
    [JsonConverter(typeof(LenientStatusConverter<ToolPolicyStatus>))]
    public ToolPolicyStatus? Status { get; init; }
}

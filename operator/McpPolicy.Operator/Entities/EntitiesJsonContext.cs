using System.Text.Json;
using System.Text.Json.Serialization;
using McpPolicy.Operator.Entities.Grants;
using McpPolicy.Operator.Entities.Policies;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.Entities;

/// <summary>How the operator's own kinds are written as JSON.</summary>
/// <remarks>
/// Properties with a default have a setter: a generated reader gives an absent init-only property of a type with required ones the default of its
/// type, not that of its initialiser.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(McpServer))]
[JsonSerializable(typeof(ToolPolicy))]
[JsonSerializable(typeof(McpGrant))]
[JsonSerializable(typeof(McpGrantSpec))]
[JsonSerializable(typeof(McpGrantStatus))]
[JsonSerializable(typeof(McpServerSpec))]
[JsonSerializable(typeof(McpServerStatus))]
[JsonSerializable(typeof(ToolPolicySpec))]
[JsonSerializable(typeof(ToolPolicyStatus))]
[JsonSerializable(typeof(IReadOnlyList<TargetReference>))]
[JsonSerializable(typeof(TargetSelector))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class EntitiesJsonContext : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;
using McpPolicy.Operator.Entities.Policies;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.Entities;

/// <summary>How the operator's own kinds are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(McpServer))]
[JsonSerializable(typeof(ToolPolicy))]
[JsonSerializable(typeof(McpServerSpec))]
[JsonSerializable(typeof(ToolPolicySpec))]
[JsonSerializable(typeof(IReadOnlyList<TargetReference>))]
[JsonSerializable(typeof(TargetSelector))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class EntitiesJsonContext : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace McpPolicy.EndToEnd.Tests;

[JsonSerializable(typeof(McpServer))]
[JsonSerializable(typeof(ToolPolicy))]
internal sealed partial class EntityJsonContext : JsonSerializerContext;

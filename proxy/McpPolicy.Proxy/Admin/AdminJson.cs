using System.Text.Json;
using System.Text.Json.Serialization;

namespace McpPolicy.Proxy.Admin;

/// <summary>How admin answers are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PolicyReport))]
internal sealed partial class AdminJson : JsonSerializerContext;

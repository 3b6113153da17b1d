using System.Text.Json;
using System.Text.Json.Serialization;

namespace McpPolicy.Proxy.Admin;

/// <summary>How admin answers are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PolicyReport))]
[JsonSerializable(typeof(AuthenticationReport))]
internal sealed partial class AdminJson : JsonSerializerContext;

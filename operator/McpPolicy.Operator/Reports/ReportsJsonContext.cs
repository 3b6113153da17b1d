using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Reports;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PolicyEndpointAnswer))]
internal sealed partial class ReportsJsonContext : JsonSerializerContext;

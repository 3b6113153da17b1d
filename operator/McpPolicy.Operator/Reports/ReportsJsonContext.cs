using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Reports;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PolicyEndpointAnswer))]
[JsonSerializable(typeof(AuthenticationEndpointAnswer))]
internal sealed partial class ReportsJsonContext : JsonSerializerContext;

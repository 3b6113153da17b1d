using System.Text.Json.Serialization;

namespace McpPolicy.Kubernetes.Tests.Fixtures;

[JsonSerializable(typeof(Widget))]
public sealed partial class WidgetJsonContext : JsonSerializerContext;

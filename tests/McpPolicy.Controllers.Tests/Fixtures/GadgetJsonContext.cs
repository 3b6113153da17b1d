using System.Text.Json.Serialization;

namespace McpPolicy.Controllers.Tests.Fixtures;

[JsonSerializable(typeof(Gadget))]
[JsonSerializable(typeof(Unserved))]
public sealed partial class GadgetJsonContext : JsonSerializerContext;

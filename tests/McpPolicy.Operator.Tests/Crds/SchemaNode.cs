using System.Text.Json.Nodes;

namespace McpPolicy.Operator.Tests.Crds;

/// <summary>A place in a schema.</summary>
/// <param name="Path">Such as <c>spec.rules[].tools[]</c>; a map's values are <c>{}</c>.</param>
/// <param name="Schema">The schema there.</param>
internal sealed record SchemaNode(string Path, JsonObject Schema);

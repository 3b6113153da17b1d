using System.Text.Json.Serialization.Metadata;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Tests.Running;

/// <summary>The JSON metadata of the operator's kinds.</summary>
internal static class EntitiesJson
{
    public static IJsonTypeInfoResolver Resolver => EntitiesJsonContext.Default;
}

using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>How a Redis or Valkey is set up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RedisMode>))]
public enum RedisMode
{
    /// <summary>One server.</summary>
    Standalone,

    /// <summary>A Redis Cluster.</summary>
    Cluster,
}

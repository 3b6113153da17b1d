using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>Where limits can be counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CounterStoreType>))]
public enum CounterStoreType
{
    /// <summary>In each proxy pod apart.</summary>
    Memory,

    /// <summary>On a Redis or Valkey server that all proxy pods share.</summary>
    Redis,
}

using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>What a limit does while its counters cannot be reached.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StoreFailureAction>))]
public enum StoreFailureAction
{
    /// <summary>Calls are refused.</summary>
    Deny,

    /// <summary>Calls go through uncounted.</summary>
    Allow,
}

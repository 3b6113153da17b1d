using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>The length of a limit's window.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LimitWindow>))]
public enum LimitWindow
{
    /// <summary>One second.</summary>
    [JsonStringEnumMemberName("second")]
    Second,

    /// <summary>60 seconds.</summary>
    [JsonStringEnumMemberName("minute")]
    Minute,

    /// <summary>60 minutes.</summary>
    [JsonStringEnumMemberName("hour")]
    Hour,

    /// <summary>24 hours.</summary>
    [JsonStringEnumMemberName("day")]
    Day,
}

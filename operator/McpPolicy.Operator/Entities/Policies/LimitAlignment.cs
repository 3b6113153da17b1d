using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>Where a limit's windows begin.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LimitAlignment>))]
public enum LimitAlignment
{
    /// <summary>Never more than max in any interval of the window's length.</summary>
    Sliding,

    /// <summary>Windows begin at full seconds, minutes, hours and days of UTC.</summary>
    Calendar,
}

using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>Whose calls one counter adds up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LimitScope>))]
public enum LimitScope
{
    /// <summary>One for each caller identity.</summary>
    [JsonStringEnumMemberName("grant")]
    Grant,

    /// <summary>One for each MCP session.</summary>
    [JsonStringEnumMemberName("session")]
    Session,

    /// <summary>One for all callers.</summary>
    [JsonStringEnumMemberName("server")]
    Server,

    /// <summary>One for each caller identity and tool.</summary>
    [JsonStringEnumMemberName("grant+tool")]
    GrantTool,

    /// <summary>One for each MCP session and tool.</summary>
    [JsonStringEnumMemberName("session+tool")]
    SessionTool,

    /// <summary>One for each tool.</summary>
    [JsonStringEnumMemberName("server+tool")]
    ServerTool,
}

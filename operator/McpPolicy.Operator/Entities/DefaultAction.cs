using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities;

/// <summary>What happens to a call of a tool that no rule names.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DefaultAction>))]
public enum DefaultAction
{
    /// <summary>It is refused.</summary>
    Deny,

    /// <summary>It goes through.</summary>
    Allow,
}

using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>The ways callers can prove who they are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthenticationType>))]
public enum AuthenticationType
{
    /// <summary>They do not.</summary>
    Anonymous,
}

using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>What can be said of authentication in one word.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthenticationType>))]
public enum AuthenticationType
{
    /// <summary>Callers do not prove who they are.</summary>
    Anonymous,
}

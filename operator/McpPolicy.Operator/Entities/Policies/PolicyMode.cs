using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>Whether a policy, rule or limit is in force or only counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PolicyMode>))]
public enum PolicyMode
{
    /// <summary>It decides.</summary>
    Enforce,

    /// <summary>It is evaluated and counted as would-deny or would-limit, and changes nothing for the caller.</summary>
    Audit,
}

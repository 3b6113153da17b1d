using System.Text.Json.Serialization;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>What a rule does with the calls it matches.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleAction>))]
public enum RuleAction
{
    /// <summary>The call goes through, within the limits of the rule.</summary>
    Allow,

    /// <summary>The call is refused.</summary>
    Deny,

    /// <summary>The call waits for an approval; where approvals are not set up it is refused.</summary>
    RequireApproval,

    /// <summary>Says nothing about whether the call goes through; its limits apply where another rule or a default lets it through.</summary>
    Limit,
}

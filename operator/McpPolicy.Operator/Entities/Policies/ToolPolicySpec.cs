using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>
/// Which tools, prompts, resources and methods of which MCP servers may be used, and how often. Several policies may target one server; their order never matters:
/// across all of them Deny beats RequireApproval beats Allow, and every limit of every matching Allow rule must have room.
/// </summary>
[ValidationRule("has(self.targetRefs) != has(self.targetSelector)", "set exactly one of targetRefs and targetSelector")]
public sealed record ToolPolicySpec
{
    /// <summary>The McpServers of the same namespace that the policy is attached to, by name. At most 16.</summary>
    [Items(1, 16)]
    [ListMap("group", "kind", "name")]
    public IReadOnlyList<TargetReference>? TargetRefs { get; init; }

    /// <summary>The McpServers of the same namespace that the policy is attached to, by their labels. An empty selector selects all.</summary>
    public TargetSelector? TargetSelector { get; init; }

    /// <summary>
    /// Enforce: the policy decides. Audit: its rules are evaluated and counted as would-deny and would-limit, and change nothing for the
    /// caller. Default Enforce.
    /// </summary>
    [Default(PolicyMode.Enforce)]
    public PolicyMode Mode { get; set; } = PolicyMode.Enforce;

    /// <summary>
    /// What happens to a call that no rule of any attached policy matches: it is refused when any attached policy, or the server, says Deny.
    /// Default Deny.
    /// </summary>
    [Default(DefaultAction.Deny)]
    public DefaultAction DefaultAction { get; set; } = DefaultAction.Deny;

    /// <summary>The rules, told apart by name; their order does not matter. At most 128. None: the policy is its defaultAction alone.</summary>
    [Items(0, 128)]
    [ListMap("name")]
    public IReadOnlyList<PolicyRule> Rules { get; set; } = [];
}

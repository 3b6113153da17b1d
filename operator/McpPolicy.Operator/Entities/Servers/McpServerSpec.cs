using McpPolicy.Operator.Entities.Attributes;
using McpPolicy.Operator.Entities.Authentication;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>What to put behind a policy proxy, and how the proxy runs.</summary>
public sealed record McpServerSpec
{
    /// <summary>Where the MCP server is. Exactly one of its fields is set.</summary>
    public required ServerSource Source { get; init; }

    /// <summary>Who may call. Required, so that nobody gets Anonymous by leaving something out.</summary>
    public required AuthenticationSettings Authentication { get; init; }

    /// <summary>
    /// What happens to a call that no rule names: Deny or Allow. It is the whole policy while no ToolPolicy is attached; once one is, Allow
    /// holds only where every attached policy's defaultAction is Allow as well. Default Deny.
    /// </summary>
    [Default(DefaultAction.Deny)]
    public DefaultAction DefaultAction { get; set; } = DefaultAction.Deny;

    /// <summary>Where limits are counted. Default: in each proxy pod's memory.</summary>
    [Default]
    public CounterStoreSettings CounterStore { get; set; } = new();

    /// <summary>How the proxy's Deployment runs.</summary>
    [Default]
    public ProxySettings Proxy { get; set; } = new();
}

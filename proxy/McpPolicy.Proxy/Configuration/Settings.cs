using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Everything that can be set.</summary>
internal static class Settings
{
    public const string Section = "McpPolicy";

    public static readonly Setting Policy = new(
        "policy",
        SettingKind.Text,
        "FILE",
        "The policy: a policy.json, or a YAML file of ToolPolicy resources. Edits are picked up while running."
    );

    public static readonly Setting WaitForPolicy = new(
        "wait-for-policy",
        SettingKind.Switch,
        null,
        "Without a valid policy, start all the same: not ready, every call denied, until there is one. For pods."
    );

    public static readonly Setting Admin = new(
        "admin",
        SettingKind.Text,
        "URL",
        "Where /metrics, /healthz, /readyz and /policy are. Default: http://127.0.0.1:9090"
    );

    public static readonly Setting DrainSeconds = new(
        "drain-seconds",
        SettingKind.Text,
        "N",
        "How long calls in flight may take to finish after SIGTERM. Default: 30"
    );

    public static readonly ImmutableArray<SettingGroup> Groups =
    [
        new("The policy", [Policy, WaitForPolicy]),
        new("An MCP server that listens", UpstreamSettings.All),
        new("An MCP server that is a program", StdioSettings.All),
        new("Clients", ClientSettings.All),
        new("What a client may cost", LimitSettings.All),
        new("Where limits are counted", CounterSettings.All),
        new("Operation", [Admin, DrainSeconds]),
    ];

    public static readonly ImmutableArray<Setting> All = [.. Groups.SelectMany(static group => group.Settings)];
}

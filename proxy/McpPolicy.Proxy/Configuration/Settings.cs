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

    public static readonly Setting Upstream = new(
        "upstream",
        SettingKind.Text,
        "URL",
        "The MCP server to protect, by the URL of its Streamable HTTP endpoint, for example http://127.0.0.1:5000/mcp."
    );

    public static readonly Setting UpstreamHeaders = new(
        "upstream-headers",
        SettingKind.Text,
        "DIR",
        "A directory of headers to send to the server: each file's name is a header, its content the value."
    );

    public static readonly Setting Stdio = new(
        "stdio",
        SettingKind.Command,
        null,
        "The MCP server to protect is a program that speaks over stdio: --stdio -- COMMAND ARG… starts it, without a shell."
    );

    public static readonly Setting StdioEnv = new(
        "stdio-env",
        SettingKind.Items,
        "NAME[=VALUE]",
        "A variable for the stdio program, which otherwise gets none but PATH; NAME alone passes this process's value on. Repeatable."
    );

    public static readonly Setting Listen = new(
        "listen",
        SettingKind.Text,
        "URL",
        "Where MCP clients connect. The endpoint is /mcp. Default: http://127.0.0.1:8080"
    );

    public static readonly Setting Admin = new(
        "admin",
        SettingKind.Text,
        "URL",
        "Where /metrics, /healthz, /readyz and /policy are. Default: http://127.0.0.1:9090"
    );

    public static readonly Setting AllowAnonymous = new(
        "allow-anonymous",
        SettingKind.Switch,
        null,
        "Let callers in without authentication although the address is reachable from other machines."
    );

    public static readonly Setting AllowedHosts = new(
        "allowed-hosts",
        SettingKind.List,
        "NAME,…",
        "Host names (without port) under which clients may reach the proxy, besides those it listens on."
    );

    public static readonly Setting AllowedOrigins = new(
        "allowed-origins",
        SettingKind.List,
        "ORIGIN,…",
        "Web origins that may call the proxy, for example https://app.example.com."
    );

    public static readonly Setting WaitForPolicy = new(
        "wait-for-policy",
        SettingKind.Switch,
        null,
        "Without a valid policy, start all the same: not ready, every call denied, until there is one. For pods."
    );

    public static readonly Setting WaitForUpstream = new(
        "wait-for-upstream",
        SettingKind.Switch,
        null,
        "Start although the MCP server cannot be reached yet: calls are answered with an error until it can. For pods."
    );

    public static readonly Setting DrainSeconds = new(
        "drain-seconds",
        SettingKind.Text,
        "N",
        "How long calls in flight may take to finish after SIGTERM. Default: 30"
    );

    public static readonly ImmutableArray<Setting> All =
    [
        Policy,
        Upstream,
        UpstreamHeaders,
        Stdio,
        StdioEnv,
        Listen,
        Admin,
        AllowAnonymous,
        AllowedHosts,
        AllowedOrigins,
        WaitForPolicy,
        WaitForUpstream,
        DrainSeconds,
    ];
}

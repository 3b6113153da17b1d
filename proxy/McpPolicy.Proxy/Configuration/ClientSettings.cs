using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Where clients connect, and who may.</summary>
internal static class ClientSettings
{
    public static readonly Setting Listen = new(
        "listen",
        SettingKind.Text,
        "URL",
        "Where MCP clients connect. The endpoint is /mcp. Default: http://127.0.0.1:8080"
    );

    public static readonly Setting Authentication = new(
        "authentication",
        SettingKind.Text,
        "FILE",
        "Who may call: a YAML or JSON file of authenticators, see docs/authentication.md. Without it callers are anonymous."
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
        "Web origins whose pages may call the proxy and read its answers (CORS), for example https://app.example.com."
    );

    public static readonly ImmutableArray<Setting> All = [Listen, Authentication, AllowAnonymous, AllowedHosts, AllowedOrigins];
}

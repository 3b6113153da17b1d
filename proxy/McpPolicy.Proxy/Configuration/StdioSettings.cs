using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>The MCP server that is a program.</summary>
internal static class StdioSettings
{
    public static readonly Setting Command = new(
        "stdio",
        SettingKind.Command,
        null,
        "The MCP server to protect is a program that speaks over stdio: --stdio -- COMMAND ARG… starts it, without a shell."
    );

    public static readonly Setting Variables = new(
        "stdio-env",
        SettingKind.Items,
        "NAME[=VALUE]",
        "A variable for the program, which otherwise gets none but PATH; NAME alone passes this process's value on. Repeatable."
    );

    public static readonly Setting Mode = new(
        "stdio-mode",
        SettingKind.Text,
        "auto|session|shared",
        "auto: a process for each session, one for all clients without sessions. session: those clients are turned away. shared: one process for all sessions, too. Default: auto"
    );

    public static readonly Setting MaxSessions = new(
        "stdio-max-sessions",
        SettingKind.Text,
        "N",
        "How many sessions may be open at once. Default: 64"
    );

    public static readonly Setting IdleTimeout = new(
        "stdio-idle-timeout",
        SettingKind.Text,
        "TIME",
        "How long a session may go unused before it is ended. Default: 30m"
    );

    public static readonly Setting ResponseTimeout = new(
        "stdio-response-timeout",
        SettingKind.Text,
        "TIME",
        "How long the program may take to answer a request. Streams that clients listen to have no such limit. Default: 10m"
    );

    public static readonly Setting StopTimeout = new(
        "stdio-stop-timeout",
        SettingKind.Text,
        "TIME",
        "How long a process may take to end once its input is closed, and again after SIGTERM, before SIGKILL. Default: 5s"
    );

    public static readonly Setting MaxMessage = new(
        "stdio-max-message",
        SettingKind.Text,
        "SIZE",
        "The largest message that the program may write. Default: 16MiB"
    );

    public static readonly ImmutableArray<Setting> All =
    [
        Command,
        Variables,
        Mode,
        MaxSessions,
        IdleTimeout,
        ResponseTimeout,
        StopTimeout,
        MaxMessage,
    ];
}

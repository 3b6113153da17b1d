using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>What a client may cost.</summary>
internal static class LimitSettings
{
    public static readonly Setting MaxBody = new("max-body", SettingKind.Text, "SIZE", "The largest message of a client. Default: 4MiB");

    public static readonly Setting MaxDepth = new(
        "max-depth",
        SettingKind.Text,
        "N",
        "How deep objects and arrays in a client's message may nest. Default: 64"
    );

    public static readonly Setting BodyTimeout = new(
        "body-timeout",
        SettingKind.Text,
        "TIME",
        "How long a client may take to send a whole message. Default: 30s"
    );

    public static readonly Setting MaxHeaderSize = new(
        "max-header-size",
        SettingKind.Text,
        "SIZE",
        "The size of all headers of a request together. Default: 32KiB"
    );

    public static readonly Setting MaxHeaders = new(
        "max-headers",
        SettingKind.Text,
        "N",
        "How many headers a request may have. Default: 100"
    );

    public static readonly Setting MaxConnections = new(
        "max-connections",
        SettingKind.Text,
        "N",
        "How many connections clients may have open at once; further ones are closed. Default: 10000"
    );

    public static readonly Setting MaxList = new(
        "max-list",
        SettingKind.Text,
        "SIZE",
        "The largest answer, or event of a stream, in which a list is looked for; larger ones are withheld. Default: 16MiB"
    );

    public static readonly ImmutableArray<Setting> All =
    [
        MaxBody,
        MaxDepth,
        BodyTimeout,
        MaxHeaderSize,
        MaxHeaders,
        MaxConnections,
        MaxList,
    ];
}

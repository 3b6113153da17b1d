using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>The MCP server that listens.</summary>
internal static class UpstreamSettings
{
    public static readonly Setting Url = new(
        "upstream",
        SettingKind.Text,
        "URL",
        "The MCP server to protect, by the URL of its Streamable HTTP endpoint, for example http://127.0.0.1:5000/mcp."
    );

    public static readonly Setting Headers = new(
        "upstream-headers",
        SettingKind.Text,
        "DIR",
        "A directory of headers to send to the server: each file's name is a header, its content the value."
    );

    public static readonly Setting CertificateAuthorities = new(
        "upstream-ca",
        SettingKind.Text,
        "FILE",
        "The certificate authorities (PEM) that the server's certificate must come from, instead of the system's."
    );

    public static readonly Setting ClientCertificate = new(
        "upstream-client-cert",
        SettingKind.Text,
        "FILE",
        "The certificate (PEM, with its chain) that the proxy shows the server."
    );

    public static readonly Setting ClientKey = new(
        "upstream-client-key",
        SettingKind.Text,
        "FILE",
        "The private key (PEM, not encrypted) of that certificate. Default: in the certificate's file"
    );

    public static readonly Setting ConnectTimeout = new(
        "upstream-connect-timeout",
        SettingKind.Text,
        "TIME",
        "How long a connection to the server may take, TLS included. Default: 5s"
    );

    public static readonly Setting ResponseTimeout = new(
        "upstream-response-timeout",
        SettingKind.Text,
        "TIME",
        "How long the server may take until its answer begins. Streams that clients listen to have no such limit. Default: 10m"
    );

    public static readonly Setting IdleTimeout = new(
        "upstream-idle-timeout",
        SettingKind.Text,
        "TIME",
        "How long an answer or a stream may be silent once it has begun. Default: 24h"
    );

    public static readonly Setting ConnectionLifetime = new(
        "upstream-connection-lifetime",
        SettingKind.Text,
        "TIME",
        "How long a connection is used for new requests, before the server's name is resolved anew. Default: 2m"
    );

    public static readonly Setting Wait = new(
        "wait-for-upstream",
        SettingKind.Switch,
        null,
        "Start although the MCP server cannot be reached yet: calls are answered with an error until it can. For pods."
    );

    public static readonly ImmutableArray<Setting> All =
    [
        Url,
        Headers,
        CertificateAuthorities,
        ClientCertificate,
        ClientKey,
        ConnectTimeout,
        ResponseTimeout,
        IdleTimeout,
        ConnectionLifetime,
        Wait,
    ];
}

using System.Collections.Frozen;

namespace McpPolicy.Proxy.Upstreams;

/// <summary>Which headers cross the proxy. What is not named here passes unchanged, <c>Mcp-Param-*</c> for one.</summary>
internal static class HeaderRules
{
    private static readonly FrozenSet<string> RequestOnly = FrozenSet.ToFrozenSet(
        [
            // Hop by hop (RFC 9110, section 7.6.1).
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade",
            "HTTP2-Settings",
            "Expect",
            // The server is another host, and the client's credentials are for the proxy.
            "Host",
            "Authorization",
            "Cookie",
            "Cookie2",
            // The server must not take the browser's origin for its own business: it was checked here.
            "Origin",
            // A compressed list could not be filtered.
            "Accept-Encoding",
            // Only a proxy may say these, and a server may believe them.
            "Forwarded",
            "Via",
            "X-Real-IP",
            "X-Client-IP",
            "DPoP",
            "Client-Cert",
            "Client-Cert-Chain",
            "Remote-User",
            "X-User",
            "X-Userinfo",
            "X-Username",
            "X-Access-Token",
            "X-Id-Token",
            "X-HTTP-Method",
            "X-HTTP-Method-Override",
            "X-Method-Override",
            "X-Original-URL",
            "X-Rewrite-URL",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    // How gateways tell the servers behind them who calls: a server that believes one of these must not hear it from a client.
    private static readonly string[] IdentityPrefixes =
    [
        "X-Forwarded-",
        "X-McpPolicy-",
        "X-Auth-",
        "X-Authenticated-",
        "X-Remote-",
        "X-WebAuth-",
        "X-Consumer-",
        "X-Credential-",
        "X-Client-Cert",
        "X-SSL-",
        "SSL-Client-",
        "Impersonate-",
        "X-Amzn-Oidc-",
        "X-Goog-IAP-",
        "X-Goog-Authenticated-",
        "X-MS-Client-Principal",
        "Cf-Access-",
        "Tailscale-User-",
        "X-Pomerium-",
        "X-Vouch-",
    ];

    private static readonly FrozenSet<string> Checked = FrozenSet.ToFrozenSet(
        [
            "Content-Type",
            "Content-Length",
            "Content-Encoding",
            "Mcp-Session-Id",
            "Mcp-Method",
            "Mcp-Name",
            "MCP-Protocol-Version",
            "Last-Event-ID",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly FrozenSet<string> ResponseOnly = FrozenSet.ToFrozenSet(
        [
            "Set-Cookie",
            "Set-Cookie2",
            "Alt-Svc",
            "WWW-Authenticate",
            "Proxy-Authenticate",
            "Server",
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Headers",
            "Access-Control-Allow-Methods",
            "Access-Control-Expose-Headers",
            "Access-Control-Max-Age",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether a client's header stays at the proxy.</summary>
    public static bool IsKeptFromServer(string name) => RequestOnly.Contains(name) || SaysWhoCalls(name);

    /// <summary>Whether a header's value was compared with the body or is counted by, so that no second spelling may pass.</summary>
    public static bool IsChecked(string name) => Checked.Contains(name);

    /// <summary>The server's headers that stay at the proxy.</summary>
    public static IEnumerable<string> KeptFromClient => ResponseOnly;

    private static bool SaysWhoCalls(string name)
    {
        foreach (string prefix in IdentityPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

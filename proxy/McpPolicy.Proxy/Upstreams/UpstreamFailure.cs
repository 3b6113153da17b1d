namespace McpPolicy.Proxy.Upstreams;

/// <summary>What stood in the way of an answer, where that is known. Few and fixed, so that it can label a metric.</summary>
public enum UpstreamFailure
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>The server's host name cannot be resolved.</summary>
    NameUnknown,

    /// <summary>Nothing listens at the server's address, or there is no way to it.</summary>
    Refused,

    /// <summary>The TLS handshake failed: a certificate is not trusted, or the server wants one of the proxy.</summary>
    Tls,

    /// <summary>No connection was made in the time allowed.</summary>
    ConnectTimeout,

    /// <summary>The connection broke before the answer was whole.</summary>
    Reset,

    /// <summary>What came is not HTTP.</summary>
    NotHttp,

    /// <summary>The program of a stdio server cannot be started, or is paused after it ended too often.</summary>
    NotRunning,

    /// <summary>As many sessions are open as are allowed.</summary>
    TooManySessions,

    /// <summary>The proxy is stopping.</summary>
    Stopping,
}

namespace McpPolicy.Proxy.Upstreams;

/// <summary>How a forwarded message ended, as far as the server's having seen it goes.</summary>
public enum UpstreamOutcome
{
    /// <summary>The server answered and the answer went to the client.</summary>
    Answered,

    /// <summary>The message certainly did not reach the server (no connection, no child process): a reservation is given back.</summary>
    NotSent,

    /// <summary>The message went out, or may have, and no usable answer came.</summary>
    Failed,

    /// <summary>The server did not answer in the time allowed.</summary>
    TimedOut,

    /// <summary>The server answered in a way that must not reach the client: a redirect, or a demand for credentials.</summary>
    AnswerRefused,

    /// <summary>The client went away first.</summary>
    ClientGone,
}

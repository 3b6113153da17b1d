namespace McpPolicy.Proxy.Wire;

/// <summary>The error codes this proxy answers with (JSON-RPC 2.0, section 5.1; MCP 2026-07-28 for -32020; its own lie outside the reserved range).</summary>
public static class JsonRpcCodes
{
    /// <summary>The body is not JSON.</summary>
    public const int ParseError = -32700;

    /// <summary>The JSON is not one request.</summary>
    public const int InvalidRequest = -32600;

    /// <summary>The parameters of a known method are wrong; also how a hidden tool answers.</summary>
    public const int InvalidParams = -32602;

    /// <summary>The method is none of the message's protocol version; also how a hidden method answers.</summary>
    public const int MethodNotFound = -32601;

    /// <summary>How a hidden resource answers in the sessions era (MCP 2025-11-25, Resources, "Error Handling").</summary>
    public const int ResourceNotFound = -32002;

    /// <summary>Headers disagree with the body (MCP 2026-07-28, HeaderMismatch).</summary>
    public const int HeaderMismatch = -32020;

    /// <summary>The policy does not let this method through.</summary>
    public const int PolicyDenied = -31001;

    /// <summary>The caller is not known: no credential, or not a good one.</summary>
    public const int Unauthenticated = -31010;

    /// <summary>The caller's token lacks a scope that the policy asks for.</summary>
    public const int InsufficientScope = -31011;

    /// <summary>What is needed to check the credential cannot be had at the moment.</summary>
    public const int AuthenticationUnavailable = -31012;

    /// <summary>The MCP server cannot be reached or did not answer.</summary>
    public const int UpstreamUnavailable = -31002;

    /// <summary>The session is not this caller's.</summary>
    public const int SessionNotFound = -31004;

    /// <summary>The MCP server answered something that cannot be passed on.</summary>
    public const int UpstreamAnswerRefused = -31003;
}

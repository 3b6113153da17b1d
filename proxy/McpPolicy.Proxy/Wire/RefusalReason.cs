namespace McpPolicy.Proxy.Wire;

/// <summary>Classes of refusals; few and fixed, so that they can label a metric.</summary>
public enum RefusalReason
{
    /// <summary>Unknown path or HTTP method.</summary>
    Route,

    /// <summary><c>Host</c> is not one this proxy serves.</summary>
    Host,

    /// <summary><c>Origin</c> is not allowed.</summary>
    Origin,

    /// <summary>Content-Type or Content-Encoding.</summary>
    MediaType,

    /// <summary>Too large, too deep or too slow.</summary>
    Size,

    /// <summary>Not JSON, not UTF-8, or JSON that two parsers could read differently.</summary>
    Syntax,

    /// <summary>JSON, but not one JSON-RPC message.</summary>
    Envelope,

    /// <summary>Parameters of a known method are missing or of the wrong kind.</summary>
    Parameters,

    /// <summary>Nobody knows who calls, or the credential stands where it must not.</summary>
    Authentication,

    /// <summary>The caller's token lacks a scope.</summary>
    Scope,

    /// <summary>Protocol version or mirror headers disagree with the body.</summary>
    Headers,

    /// <summary>The session is another caller's.</summary>
    Session,
}

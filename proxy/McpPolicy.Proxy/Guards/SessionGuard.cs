using McpPolicy.Proxy.Wire;
using Microsoft.Extensions.Primitives;

namespace McpPolicy.Proxy.Guards;

/// <summary>
/// Accepts one <c>Mcp-Session-Id</c> in visible ASCII (MCP 2025-11-25, Transports, "Session Management"). Servers differ in what
/// they make of several, of an empty one or of blanks around it; limits count by the id, so both sides must see the same one.
/// </summary>
internal static class SessionGuard
{
    /// <summary>The header that names the session.</summary>
    public const string Header = "Mcp-Session-Id";

    private static readonly Refusal Refused = new(
        400,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Headers,
        "Mcp-Session-Id must occur once at most and consist of visible ASCII characters."
    );

    /// <summary>Null, or why the session is not accepted.</summary>
    public static Refusal? Check(IHeaderDictionary headers)
    {
        StringValues sessions = headers[Header];
        return sessions.Count == 0 || (sessions.Count == 1 && IsVisibleAscii(sessions[0])) ? null : Refused;
    }

    private static bool IsVisibleAscii(ReadOnlySpan<char> id) => !id.IsEmpty && id.IndexOfAnyExceptInRange('!', '~') < 0;
}

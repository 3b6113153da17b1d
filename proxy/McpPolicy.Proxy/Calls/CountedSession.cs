using System.Security.Cryptography;
using System.Text;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>The session that a request's quota is counted by, and that it is bound to.</summary>
internal static class CountedSession
{
    // Longer ones are known by their hash, so that what is kept stays small whatever a client sends.
    private const int Longest = 128;

    /// <summary>The session; null without one, and in the stateless era, which has none.</summary>
    public static string? Of(HttpContext context, McpRequest message) =>
        message.Era == ProtocolEra.Sessions ? Of(context.Request.Headers) : null;

    /// <summary>The session that headers name; null without one.</summary>
    public static string? Of(IHeaderDictionary headers)
    {
        string? session = headers[SessionGuard.Header];
        return session?.Length > Longest ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(session))) : session;
    }
}

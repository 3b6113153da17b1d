using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace McpPolicy.Proxy.Authentication;

/// <summary>Reads the one way in which credentials are taken: <c>Authorization: Bearer TOKEN</c> (RFC 6750, section 2.1).</summary>
internal static class BearerHeader
{
    private const string Scheme = "Bearer";

    // b64token of RFC 6750; keys and JWTs are of these characters too.
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/="
    );

    /// <summary>Reads the header; nothing is allocated.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="token">The token; empty when there is none.</param>
    /// <returns>False when there is a header that is no bearer token, or more than one.</returns>
    public static bool TryRead(IHeaderDictionary headers, out ReadOnlyMemory<char> token)
    {
        token = default;
        StringValues values = headers.Authorization;
        if (values.Count == 0)
        {
            return true;
        }

        if (values.Count > 1 || values[0] is not { } value)
        {
            return false;
        }

        // Schemes are case-insensitive (RFC 9110, section 11.1).
        int end = value.IndexOf(' ', StringComparison.Ordinal);
        if (end < 0 || !value.AsSpan(0, end).Equals(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        ReadOnlyMemory<char> rest = value.AsMemory(end).Trim(' ');
        if (rest.IsEmpty || rest.Span.ContainsAnyExcept(TokenCharacters))
        {
            return false;
        }

        token = rest;
        return true;
    }
}

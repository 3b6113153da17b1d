using McpPolicy.Proxy.Wire;
using Microsoft.Extensions.Primitives;

namespace McpPolicy.Proxy.Guards;

/// <summary>
/// Accepts <c>application/json</c> in UTF-8 and nothing else: a server that decodes another charset or decompresses would read
/// other bytes than the ones decided on.
/// </summary>
internal static class MediaTypeGuard
{
    private const string Json = "application/json";

    /// <summary>Null, or why the body is not even read.</summary>
    public static Refusal? Check(IHeaderDictionary headers)
    {
        // "identity" is refused too: RFC 9110, section 8.4.1, keeps it out of Content-Encoding.
        if (headers.ContentEncoding.Count > 0)
        {
            return Refusals.ContentEncoding;
        }

        StringValues types = headers.ContentType;
        return types.Count == 1 && IsJson(types[0]) ? null : Refusals.ContentType;
    }

    private static bool IsJson(ReadOnlySpan<char> value)
    {
        if (value.Equals(Json, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        int semicolon = value.IndexOf(';');
        return semicolon > 0
            && value[..semicolon].TrimEnd(" \t").Equals(Json, StringComparison.OrdinalIgnoreCase)
            && IsUtf8Charset(value[(semicolon + 1)..]);
    }

    private static bool IsUtf8Charset(ReadOnlySpan<char> parameters)
    {
        ReadOnlySpan<char> parameter = parameters.Trim(" \t");
        return parameter.Equals("charset=utf-8", StringComparison.OrdinalIgnoreCase)
            || parameter.Equals("charset=\"utf-8\"", StringComparison.OrdinalIgnoreCase);
    }
}

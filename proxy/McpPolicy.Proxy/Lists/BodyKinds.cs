using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace McpPolicy.Proxy.Lists;

/// <summary>Tells from status and headers how a body is to be treated.</summary>
internal static class BodyKinds
{
    /// <summary>The kind of a response whose headers are complete.</summary>
    public static BodyKind Of(HttpResponse response)
    {
        StringValues types = response.Headers.ContentType;
        bool encoded = ContentDecoder.IsEncoded(response.Headers);
        if (types.Count == 1 && IsType(types[0], "application/json"))
        {
            return HasOtherCharset(types[0]) ? BodyKind.Unfilterable : BodyKind.Json;
        }

        if (types.Count == 1 && IsType(types[0], "text/event-stream"))
        {
            return encoded || HasOtherCharset(types[0]) ? BodyKind.Unfilterable : BodyKind.EventStream;
        }

        // Clients read messages from successful answers only.
        return response.StatusCode is >= 200 and < 300 ? BodyKind.Unfilterable : BodyKind.Untouched;
    }

    // A client that decodes another charset reads another message than the one filtered.
    private static bool HasOtherCharset(string? type) =>
        !MediaTypeHeaderValue.TryParse(type, out MediaTypeHeaderValue? parsed)
        || (parsed.Charset.HasValue && !HeaderUtilities.RemoveQuotes(parsed.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static bool IsType(ReadOnlySpan<char> value, ReadOnlySpan<char> type)
    {
        int semicolon = value.IndexOf(';');
        return (semicolon < 0 ? value : value[..semicolon]).Trim(" \t").Equals(type, StringComparison.OrdinalIgnoreCase);
    }
}

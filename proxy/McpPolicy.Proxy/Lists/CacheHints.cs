using System.Buffers.Text;
using System.Text.Json;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>
/// How long and by whom a filtered list may be kept (MCP 2026-07-28, "Caching"): by this client only, and not much longer than
/// the policy may stay as it is.
/// </summary>
internal static class CacheHints
{
    private const int MaxDigits = 20;

    /// <summary>Whether a <c>ttlMs</c> is a number no larger than allowed.</summary>
    public static bool IsShortEnough(JsonTokenType token, ReadOnlySpan<byte> raw, TimeSpan max) =>
        token == JsonTokenType.Number
        && Utf8Parser.TryParse(raw, out long milliseconds, out int used)
        && used == raw.Length
        && milliseconds <= (long)max.TotalMilliseconds;

    /// <summary>Writes the largest <c>ttlMs</c> allowed.</summary>
    public static void WriteTtl(PooledBuffer output, TimeSpan max)
    {
        Utf8Formatter.TryFormat((long)max.TotalMilliseconds, output.GetSpan(MaxDigits), out int length);
        output.Advance(length);
    }
}

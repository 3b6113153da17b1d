using System.Text.Json;

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// The HTTP status that goes with an error of the stateless era (MCP 2026-07-28, Streamable HTTP). Over stdio a server has no status to
/// send, and clients tell by it whether to try another version.
/// </summary>
internal static class ErrorStatus
{
    /// <summary>The status for a server's answer; 200 for results, and for errors that have none of their own.</summary>
    public static int Of(ReadOnlySpan<byte> answer) =>
        ReadCode(answer) switch
        {
            RpcError.MethodNotFound => StatusCodes.Status404NotFound,
            RpcError.MissingCapability or RpcError.UnsupportedVersion => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status200OK,
        };

    private static int? ReadCode(ReadOnlySpan<byte> answer)
    {
        Range code = MessageScanner.Find(answer, .., "error", "code");
        if (code.Equals(default))
        {
            return null;
        }

        var reader = new Utf8JsonReader(answer[code]);
        return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value) ? value : null;
    }
}

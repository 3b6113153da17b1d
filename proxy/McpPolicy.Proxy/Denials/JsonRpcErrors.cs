using System.Text.Json;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Denials;

/// <summary>JSON-RPC error messages (JSON-RPC 2.0, section 5.1).</summary>
internal static class JsonRpcErrors
{
    /// <summary>Writes an error message.</summary>
    /// <param name="output">Takes the message.</param>
    /// <param name="id">The raw JSON of the id to echo; empty writes null.</param>
    /// <param name="code">The code.</param>
    /// <param name="message">The text.</param>
    public static void Write(PooledBuffer output, ReadOnlySpan<byte> id, int code, ReadOnlySpan<char> message)
    {
        using Utf8JsonWriter json = MessageJson.Begin(output, id);
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, code);
        json.WriteString("message"u8, message);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Sends a refusal.</summary>
    public static async ValueTask SendAsync(
        HttpContext context,
        Refusal refusal,
        ReadOnlyMemory<byte> id,
        CancellationToken cancellationToken
    )
    {
        using var output = new PooledBuffer();
        Write(output, id.Span, refusal.Code, refusal.Message);
        await AnswerWriter.WriteAsync(context, refusal.Status, output, cancellationToken);
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Denials;

/// <summary>The start that all messages of the proxy's own have in common.</summary>
internal static class MessageJson
{
    // The answers are never put into HTML, and the relaxed encoder still escapes every control character: one line, always.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes <c>{"jsonrpc":"2.0","id":…</c> and leaves the object open.</summary>
    /// <param name="output">Takes the message.</param>
    /// <param name="id">The raw JSON of the id, echoed byte for byte; empty writes null.</param>
    public static Utf8JsonWriter Begin(PooledBuffer output, ReadOnlySpan<byte> id)
    {
        var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("jsonrpc"u8, "2.0"u8);
        json.WritePropertyName("id"u8);
        if (id.IsEmpty)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(id, skipInputValidation: true);
        }

        return json;
    }
}

using System.Buffers;
using System.Text.Json;

namespace McpPolicy.Proxy.Stdio;

/// <summary>JSON-RPC errors that the bridge itself writes.</summary>
internal static class RpcError
{
    /// <summary>Invalid request (JSON-RPC 2.0, section 5.1).</summary>
    public const int InvalidRequest = -32600;

    /// <summary>Method not found (JSON-RPC 2.0, section 5.1).</summary>
    public const int MethodNotFound = -32601;

    /// <summary>Internal error (JSON-RPC 2.0, section 5.1).</summary>
    public const int Internal = -32603;

    /// <summary>Session not found, as the reference implementations number it.</summary>
    public const int NoSession = -32001;

    /// <summary>An error response; <paramref name="id"/> is raw JSON, and null in the answer when empty.</summary>
    public static ReadOnlyMemory<byte> Create(ReadOnlySpan<byte> id, int code, string message)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        writer.WritePropertyName("id"u8);
        writer.WriteRawValue(id.IsEmpty ? "null"u8 : id, skipInputValidation: true);
        writer.WriteStartObject("error"u8);
        writer.WriteNumber("code"u8, code);
        writer.WriteString("message"u8, message);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    /// <summary>Answers a request that the server is not asked about.</summary>
    public static async Task WriteAsync(HttpResponse response, int status, ReadOnlyMemory<byte> id, int code, string message)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        await response.Body.WriteAsync(Create(id.Span, code, message), response.HttpContext.RequestAborted);
    }
}

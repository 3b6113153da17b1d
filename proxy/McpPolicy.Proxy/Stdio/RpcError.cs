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

    /// <summary>Invalid params (JSON-RPC 2.0, section 5.1).</summary>
    public const int InvalidParams = -32602;

    /// <summary>Internal error (JSON-RPC 2.0, section 5.1).</summary>
    public const int Internal = -32603;

    /// <summary>The client declared no capability that the request needs (MCP 2026-07-28, MissingRequiredClientCapability).</summary>
    public const int MissingCapability = -32021;

    /// <summary>The request's version is not spoken (MCP 2026-07-28, UnsupportedProtocolVersion).</summary>
    public const int UnsupportedVersion = -32022;

    /// <summary>Session not found, as the reference implementations number it.</summary>
    public const int NoSession = -32001;

    /// <summary>An error response; <paramref name="id"/> is raw JSON, and null in the answer when empty.</summary>
    public static ReadOnlyMemory<byte> Create(ReadOnlySpan<byte> id, int code, string message) => Write(id, code, message, writeData: null);

    /// <summary>UnsupportedProtocolVersion of MCP 2026-07-28, from which the client learns what to speak instead.</summary>
    public static ReadOnlyMemory<byte> CreateUnsupportedVersion(ReadOnlySpan<byte> id, string supported, string requested) =>
        Write(
            id,
            UnsupportedVersion,
            "This protocol version is not supported here.",
            writer =>
            {
                writer.WriteStartArray("supported"u8);
                writer.WriteStringValue(supported);
                writer.WriteEndArray();
                writer.WriteString("requested"u8, requested);
            }
        );

    private static ReadOnlyMemory<byte> Write(ReadOnlySpan<byte> id, int code, string message, Action<Utf8JsonWriter>? writeData)
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
        if (writeData is not null)
        {
            writer.WriteStartObject("data"u8);
            writeData(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    /// <summary>Answers a request that the server is not asked about.</summary>
    public static Task WriteAsync(HttpResponse response, int status, ReadOnlyMemory<byte> id, int code, string message) =>
        WriteAsync(response, status, Create(id.Span, code, message));

    /// <summary>Answers a request that the server is not asked about.</summary>
    public static async Task WriteAsync(HttpResponse response, int status, ReadOnlyMemory<byte> error)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        await response.Body.WriteAsync(error, response.HttpContext.RequestAborted);
    }
}

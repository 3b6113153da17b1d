using System.Buffers;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Streams;

/// <summary>
/// The last event of a stream that the proxy ends. A subscription's is its result, which tells the client that it ended as it should
/// (MCP 2026-07-28, Subscriptions, SubscriptionsListenResult); a GET stream just ends, and its client resumes it (MCP 2025-11-25,
/// Transports, "Listening for Messages from the Server").
/// </summary>
internal static class Farewell
{
    /// <summary>The JSON-RPC message to end with; empty for a GET stream.</summary>
    public static ReadOnlyMemory<byte> MessageFor(McpRequest? message)
    {
        if (message is null)
        {
            return default;
        }

        var output = new ArrayBufferWriter<byte>();
        output.Write("""{"jsonrpc":"2.0","id":"""u8);
        output.Write(message.Id.Span);
        output.Write(""","result":{"resultType":"complete","_meta":{"io.modelcontextprotocol/subscriptionId":"""u8);
        output.Write(message.Id.Span);
        output.Write("}}}"u8);
        return output.WrittenMemory;
    }

    /// <summary>The same as an event of a stream.</summary>
    public static ReadOnlyMemory<byte> EventFor(McpRequest? message)
    {
        ReadOnlyMemory<byte> json = MessageFor(message);
        return json.IsEmpty ? json : (byte[])[.. "event: message\ndata: "u8, .. json.Span, .. "\n\n"u8];
    }
}

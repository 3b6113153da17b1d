using System.Globalization;
using System.Text;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// Gives requests of clients that do not know of each other ids and progress tokens of the proxy's own; the client's come back in what is
/// relayed.
/// </summary>
internal sealed class UniqueCalls
{
    private long _lastId;

    /// <summary>An id that no request to the process has had.</summary>
    public string NextId() => Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);

    /// <summary>The request as the process is to see it, and the call that waits for its answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="message">The same, scanned.</param>
    /// <param name="acceptsEvents">Whether the client takes an event stream.</param>
    public (PendingCall Call, ReadOnlyMemory<byte> Body) Prepare(McpRequest request, ServerMessage message, bool acceptsEvents)
    {
        string id = NextId();
        byte[] raw = Encoding.UTF8.GetBytes(id);
        Range token = MessageScanner.Find(message.Bytes.Span, message.Params, "_meta", "progressToken");
        bool hasToken = !token.Equals(default);
        var call = new PendingCall
        {
            Id = id,
            ClientId = message.Bytes[message.Id].ToArray(),
            ProgressToken = hasToken ? id : null,
            ClientProgressToken = hasToken ? message.Bytes[token].ToArray() : default,
            AcceptsEvents = acceptsEvents,
            HasErrorStatus = request.Era == ProtocolEra.Stateless,
        };
        return (call, MessageSplice.Replace(message.Bytes, message.Id, raw, token, raw));
    }

    /// <summary>The notification that nobody waits for a request any more.</summary>
    public static ReadOnlyMemory<byte> CreateCancellation(string id, string reason) =>
        Encoding.UTF8.GetBytes(
            $$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{id}}},"reason":"{{{reason}}}"}}"""
        );
}

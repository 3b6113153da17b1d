using System.Text;
using McpPolicy.Proxy.Telemetry;

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// Introduces the proxy to a process that sessions share: once for each process, with no capability of a client, since nobody could be
/// asked. What the process answers is every session's answer.
/// </summary>
internal sealed class SharedHandshake(UniqueCalls calls)
{
    private static readonly byte[] DefaultVersion = [.. "\"2025-11-25\""u8];
    private static readonly ReadOnlyMemory<byte> Initialized = (byte[])[.. """{"jsonrpc":"2.0","method":"notifications/initialized"}"""u8];
    private readonly Lock _lock = new();
    private StdioConnection? _introducedTo;
    private Task<ServerMessage?>? _introduction;

    /// <summary>The process's answer to <c>initialize</c>, result or error; null when it ended without one.</summary>
    /// <param name="connection">The process.</param>
    /// <param name="message">The client's own <c>initialize</c>, whose protocol version is asked for if nobody asked before.</param>
    /// <param name="cancellationToken">The client went away, or its time was up; others still wait.</param>
    public Task<ServerMessage?> AnswerAsync(StdioConnection connection, ServerMessage message, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_introducedTo, connection))
            {
                _introducedTo = connection;
                _introduction = IntroduceAsync(connection, message);
            }

            return _introduction!.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Whether the process refused.</summary>
    public static bool IsError(ServerMessage answer) =>
        !MessageScanner.Find(answer.Bytes.Span, ..answer.Bytes.Length, "error").Equals(default);

    private async Task<ServerMessage?> IntroduceAsync(StdioConnection connection, ServerMessage message)
    {
        ServerMessage? answer = await AskAsync(connection, message);
        if (answer is { } given && !IsError(given))
        {
            await connection.TrySendAsync(Initialized);
            return answer;
        }

        lock (_lock)
        {
            // The next client may have more luck, with another version for one.
            _introducedTo = ReferenceEquals(_introducedTo, connection) ? null : _introducedTo;
        }

        return answer;
    }

    private async Task<ServerMessage?> AskAsync(StdioConnection connection, ServerMessage message)
    {
        string id = calls.NextId();
        var call = new PendingCall { Id = id, ClientId = Encoding.UTF8.GetBytes(id) };
        if (!connection.TryAdd(call) || !await connection.TrySendAsync(CreateInitialize(id, message)))
        {
            return null;
        }

        bool isAnswered = await call.Messages.WaitToReadAsync(CancellationToken.None);
        return isAnswered && call.Messages.TryRead(out RelayedMessage answer) ? MessageScanner.Read(answer.Bytes) : null;
    }

    private static ReadOnlyMemory<byte> CreateInitialize(string id, ServerMessage message)
    {
        Range version = MessageScanner.Find(message.Bytes.Span, message.Params, "protocolVersion");
        ReadOnlySpan<byte> asked = version.Equals(default) ? DefaultVersion : message.Bytes.Span[version];
        string proxy = $$$""","capabilities":{},"clientInfo":{"name":"mcp-policy-proxy","version":"{{{ProgramVersion.Text}}}"} } }""";
        return (byte[])
            [
                .. """{"jsonrpc":"2.0","method":"initialize","id":"""u8,
                .. Encoding.UTF8.GetBytes(id),
                .. ""","params":{"protocolVersion":"""u8,
                .. asked,
                .. Encoding.UTF8.GetBytes(proxy),
            ];
    }
}

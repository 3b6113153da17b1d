namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// Answers a process that many clients share, for them: over stdio nothing says whom a question is for. A ping is answered; anything else
/// the client cannot be asked (2026-07-28 has no requests from servers at all).
/// </summary>
internal class NobodyToAsk : IUnsolicitedMessages
{
    /// <inheritdoc/>
    public virtual void Receive(StdioConnection connection, in ServerMessage message)
    {
        if (!message.IsRequest)
        {
            return;
        }

        ReadOnlySpan<byte> id = message.Bytes.Span[message.Id];
        ReadOnlyMemory<byte> answer =
            message.Method == "ping"
                ? RpcResult.CreateEmpty(id)
                : RpcError.Create(id, RpcError.MethodNotFound, "The client cannot be asked: its process is shared.");
        _ = connection.TrySendAsync(answer);
    }
}

namespace McpPolicy.Proxy.Stdio;

/// <summary>Takes what the server sends without being asked.</summary>
internal interface IUnsolicitedMessages
{
    /// <summary>Takes a request or notification that belongs to no pending request.</summary>
    void Receive(StdioConnection connection, in ServerMessage message);
}

namespace McpPolicy.Proxy.Wire;

/// <summary>What a JSON-RPC 2.0 message is, told by its members (JSON-RPC 2.0, sections 4 and 5).</summary>
public enum MessageKind
{
    /// <summary>Has a <c>method</c> and an <c>id</c>: the client waits for an answer.</summary>
    Request,

    /// <summary>Has a <c>method</c> and no <c>id</c>: nothing answers it.</summary>
    Notification,

    /// <summary>Has a <c>result</c> or an <c>error</c>: the client answers a request that the server made.</summary>
    Response,
}

namespace McpPolicy.Proxy.Wire;

/// <summary>The methods a client may send, grouped by how the proxy treats them.</summary>
public enum McpMethod
{
    /// <summary>No method: the message is a response.</summary>
    None,

    /// <summary>A method that is not listed here.</summary>
    Other,

    /// <summary><c>initialize</c> and <c>server/discover</c>: they always pass, and the answer says what the server can do.</summary>
    Introduction,

    /// <summary><c>ping</c>, which always passes.</summary>
    Lifecycle,

    /// <summary><c>subscriptions/listen</c>: a stream of notifications in the stateless era.</summary>
    Listen,

    /// <summary><c>logging/setLevel</c>.</summary>
    LoggingSetLevel,

    /// <summary>Any <c>notifications/…</c> from the client.</summary>
    Notification,

    /// <summary><c>tools/list</c>: passes, and its answer is filtered.</summary>
    ToolsList,

    /// <summary><c>tools/call</c>: decided by the policy.</summary>
    ToolsCall,

    /// <summary><c>resources/read</c>.</summary>
    ResourcesRead,

    /// <summary><c>resources/list</c>.</summary>
    ResourcesList,

    /// <summary><c>resources/templates/list</c>.</summary>
    ResourceTemplatesList,

    /// <summary><c>resources/subscribe</c> and <c>resources/unsubscribe</c>.</summary>
    ResourcesSubscribe,

    /// <summary><c>prompts/get</c>.</summary>
    PromptsGet,

    /// <summary><c>prompts/list</c>.</summary>
    PromptsList,

    /// <summary><c>completion/complete</c>.</summary>
    CompletionComplete,

    /// <summary><c>tasks/get</c>, <c>tasks/result</c>, <c>tasks/list</c>, <c>tasks/cancel</c>, <c>tasks/update</c>.</summary>
    Tasks,
}

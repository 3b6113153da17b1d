namespace McpPolicy.Proxy.Lists;

/// <summary>How a response's body is treated.</summary>
internal enum BodyKind
{
    /// <summary>It can hold no list: an error page, an empty body.</summary>
    Untouched,

    /// <summary>One JSON message, held until it is whole.</summary>
    Json,

    /// <summary>A stream of messages.</summary>
    EventStream,

    /// <summary>Something in which a list could hide.</summary>
    Unfilterable,
}

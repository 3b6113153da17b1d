namespace McpPolicy.Proxy.Wire;

/// <summary>What <c>params.notifications</c> of <c>subscriptions/listen</c> asks for (MCP 2026-07-28, Subscriptions).</summary>
internal struct SubscriptionFields
{
    /// <summary>The lists whose changes are asked for.</summary>
    public ListKinds Lists;

    /// <summary>The resources whose updates are asked for, unescaped; null when there are none.</summary>
    public List<ReadOnlyMemory<byte>>? Resources;

    /// <summary>Whether a member is of another kind than MCP says, so that it is not known what the server takes it for.</summary>
    public bool IsOdd;
}

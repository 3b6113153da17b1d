namespace McpPolicy.Policy.Decisions;

/// <summary>A call to decide on. The memory has to stay as it is until the decision is used.</summary>
public readonly struct ToolCall
{
    /// <summary>The tool's name, decoded, in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Name { get; init; }

    /// <summary>The <c>arguments</c> object as JSON, in UTF-8; empty when the call has none.</summary>
    public ReadOnlyMemory<byte> Arguments { get; init; }

    /// <summary>Who calls.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The MCP session; null when there is none.</summary>
    public string? Session { get; init; }
}

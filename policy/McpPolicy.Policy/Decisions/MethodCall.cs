using McpPolicy.Policy.Methods;

namespace McpPolicy.Policy.Decisions;

/// <summary>A request other than <c>tools/call</c> to decide on. The memory has to stay as it is until the decision is used.</summary>
public readonly struct MethodCall
{
    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>What <see cref="Target"/> is.</summary>
    public TargetKind Kind { get; init; }

    /// <summary>The prompt's name, the resource's URI or the URI template, decoded, in UTF-8; empty when the method has none.</summary>
    public ReadOnlyMemory<byte> Target { get; init; }

    /// <summary>The <c>arguments</c> object of <c>prompts/get</c> as JSON, in UTF-8; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Arguments { get; init; }

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The MCP session; null when there is none.</summary>
    public string? Session { get; init; }
}

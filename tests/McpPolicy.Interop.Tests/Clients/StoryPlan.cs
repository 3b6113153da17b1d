namespace McpPolicy.Interop.Tests.Clients;

/// <summary>Which tool a client uses for which part of the story; a part without a tool is left out.</summary>
internal sealed record StoryPlan
{
    /// <summary>Allowed.</summary>
    public required ToolUse Call { get; init; }

    /// <summary>Denied, with a reason.</summary>
    public required ToolUse Deny { get; init; }

    /// <summary>Allowed once; called twice.</summary>
    public required ToolUse Limit { get; init; }

    /// <summary>Reports progress.</summary>
    public ToolUse? Progress { get; init; }

    /// <summary>Reports progress and goes on; cancelled then.</summary>
    public ToolUse? Cancel { get; init; }

    /// <summary>Says how many calls were cancelled at the server; null where it does not count.</summary>
    public ToolUse? CountCancelled { get; init; }

    /// <summary>Loses the stream of its answer.</summary>
    public ToolUse? Resume { get; init; }
}

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>What came of a story; null for what the client cannot do, or the plan leaves out.</summary>
internal sealed record StoryResult
{
    /// <summary>The revision that client and server agreed on.</summary>
    public string? Version { get; init; }

    /// <summary>The tools that the client was shown.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The answer to the allowed call.</summary>
    public ToolAnswer? Call { get; init; }

    /// <summary>The answer to the denied call.</summary>
    public ToolAnswer? Deny { get; init; }

    /// <summary>The answers to the first call and to the one beyond the limit.</summary>
    public IReadOnlyList<ToolAnswer> Limit { get; init; } = [];

    /// <summary>How many times progress was reported.</summary>
    public int? Progress { get; init; }

    /// <summary><c>cancelled</c>, or what happened instead.</summary>
    public string? Cancel { get; init; }

    /// <summary>The answer that came over the resumed stream.</summary>
    public ToolAnswer? Resume { get; init; }
}

namespace McpPolicy.Demo.Story;

/// <summary>What became of a call, as its client sees it.</summary>
internal enum CallOutcome
{
    Allowed,
    Denied,
    Limited,

    /// <summary>The call was let through and failed, or was answered in a way that no policy answers.</summary>
    Failed,
}

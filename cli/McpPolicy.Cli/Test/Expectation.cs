using McpPolicy.Policy.Decisions;

namespace McpPolicy.Cli.Test;

/// <summary>What has to become of a call; null means anything.</summary>
internal sealed record Expectation
{
    /// <summary>What is done with the call.</summary>
    public Effect? Effect { get; init; }

    /// <summary>The name of the rule that decides; empty for the default.</summary>
    public string? Rule { get; init; }

    /// <summary>The name of the policy that decides; empty for the default.</summary>
    public string? Policy { get; init; }

    /// <summary>The counter of the limit that has no room; empty for none.</summary>
    public string? Limit { get; init; }

    /// <summary>A part of the sentence that the agent reads.</summary>
    public string? Reason { get; init; }

    /// <summary>How long the agent is told to wait, in whole seconds rounded up.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether tools/list shows the tool to the caller.</summary>
    public bool? Listed { get; init; }

    /// <summary>Whether the call is answered as if there were no such tool.</summary>
    public bool? Hidden { get; init; }

    /// <summary>What would have been done if everything in Audit mode were enforced.</summary>
    public Effect? Audit { get; init; }
}

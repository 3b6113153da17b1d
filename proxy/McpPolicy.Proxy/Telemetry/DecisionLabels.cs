namespace McpPolicy.Proxy.Telemetry;

/// <summary>The values of the labels <c>decision</c> and <c>mode</c>.</summary>
internal static class DecisionLabels
{
    /// <summary>By <see cref="Policy.Decisions.Effect"/>.</summary>
    public static readonly string[] Effects = ["allow", "deny", "limit", "approval", "error"];

    /// <summary>Of the decision itself, and of what audits would have decided.</summary>
    public static readonly string[] Modes = ["enforce", "audit"];
}

namespace McpPolicy.Operator.Reports;

/// <summary>What one proxy pod says about its policy and credentials.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Revision">The revision it has loaded; null when it has none or did not answer.</param>
/// <param name="Problem">Why it did not answer, or why it could not load what it last saw; null when all is well.</param>
/// <param name="Credentials">The revision of the grants it has in force; null when it has none, did not say or was not asked.</param>
public sealed record ProxyReport(string Pod, string? Revision, string? Problem, string? Credentials = null)
{
    /// <summary>Why it cannot reach the shared counter store; null while it can, or when there is none.</summary>
    public string? CounterStoreProblem { get; init; }
}

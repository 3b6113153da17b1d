namespace McpPolicy.Interop.Tests.Conformance;

/// <summary>One line of the conformance suite's summary.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Passed">How many of its checks passed.</param>
/// <param name="Failed">How many failed. The suite marks the line with ✗ when there are any.</param>
internal sealed record ScenarioResult(string Scenario, int Passed, int Failed)
{
    /// <summary>Whether less of the scenario holds here than there: fewer checks passed, or more failed.</summary>
    public bool IsWorseThan(ScenarioResult other) => Passed < other.Passed || Failed > other.Failed;

    /// <summary>The line as the suite writes it.</summary>
    public override string ToString() => $"{(Failed == 0 ? '✓' : '✗')} {Passed} passed, {Failed} failed";
}

namespace McpPolicy.Interop.Tests.Conformance;

/// <summary>A server's conformance as it is, and through the proxy.</summary>
/// <param name="Server">What the server is called in tables.</param>
/// <param name="Revision">The revision whose requirements were checked.</param>
/// <param name="Direct">Asked directly.</param>
/// <param name="Through">Asked through the proxy, whose policy allows everything.</param>
internal sealed record Comparison(string Server, string Revision, ConformanceRun Direct, ConformanceRun Through)
{
    /// <summary>The scenarios that came out differently: as they were directly, and through the proxy.</summary>
    public IReadOnlyList<(ScenarioResult Direct, ScenarioResult Through)> Differences { get; } =
    [
        .. Direct
            .Scenarios.Select(direct => (Direct: direct, Through: Through.Of(direct.Scenario)))
            .Where(static pair => pair.Direct != pair.Through),
    ];

    /// <summary>The scenarios of which more checks fail through the proxy. Those that pass may be fewer: some are only made where a
    /// server chooses to answer with streams.</summary>
    public IEnumerable<string> NewFailures =>
        Differences.Where(static pair => pair.Through.Failed > pair.Direct.Failed).Select(static pair => pair.Direct.Scenario);

    /// <summary>The scenarios of which less holds through the proxy.</summary>
    public IEnumerable<string> Losses =>
        Differences
            .Where(static pair => pair.Through.IsWorseThan(pair.Direct))
            .Select(static pair => $"{pair.Direct.Scenario}: direct {pair.Direct}, through the proxy {pair.Through}");
}

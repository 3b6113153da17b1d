namespace McpPolicy.Interop.Tests.Conformance;

public sealed class ComparisonTests
{
    private static readonly ScenarioResult[] Direct = [new("ping", 2, 0), new("dns-rebinding-protection", 1, 1)];

    [Fact]
    public void Losses_SameOrBetter_AreNone() => Assert.Empty(Compare(new("ping", 2, 0), new("dns-rebinding-protection", 2, 0)).Losses);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Losses_FewerPassedOrMoreFailed_NameTheScenario(int passed, int failed) =>
        Assert.StartsWith(
            "ping: direct ✓ 2 passed, 0 failed",
            Assert.Single(Compare(new("ping", passed, failed), Direct[1]).Losses),
            StringComparison.Ordinal
        );

    [Fact]
    public void Losses_ScenarioThatNeverRan_IsAnError() =>
        Assert.Throws<InvalidOperationException>(static () => Compare(new ScenarioResult("ping", 2, 0)));

    private static Comparison Compare(params ScenarioResult[] through) =>
        new("a server", "2025-11-25", new ConformanceRun(Direct), new ConformanceRun(through));
}

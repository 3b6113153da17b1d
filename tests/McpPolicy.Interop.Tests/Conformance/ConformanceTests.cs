using McpPolicy.Interop.Tests.Processes;

namespace McpPolicy.Interop.Tests.Conformance;

/// <summary>
/// The public conformance suite: what holds of a server holds through the proxy too. Better is fine, as where the proxy
/// refuses a forged Host that the server would have taken.
/// </summary>
public sealed class ConformanceTests(NodePrograms programs)
{
    /// <summary>Scenarios of an extension that no revision requires and that the fixture does not have.</summary>
    private const string TasksExtension = "tasks-";

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Fixture_ThroughTheProxy_LosesNothing(string revision)
    {
        Comparison comparison = await ConformanceComparer.CompareFixtureAsync(programs, revision);
        Assert.Empty(comparison.Losses);
        Assert.DoesNotContain(
            comparison.Direct.Scenarios,
            static result => result.Failed > 0 && !result.Scenario.StartsWith(TasksExtension, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28", "http-custom-header-server-validation")]
    public async Task FixtureOverStdio_BehindTheProxy_FailsWhereItHasNoHeadersOnly(string revision, params string[] known)
    {
        // Headers that repeat arguments end at the proxy; what a stdio program gets are the arguments alone.
        Comparison comparison = await ConformanceComparer.CompareStdioAsync(programs, revision);
        Assert.Equal(known, comparison.NewFailures);
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Everything_ThroughTheProxy_LosesNothing(string revision)
    {
        Comparison comparison = await ConformanceComparer.CompareEverythingAsync(programs, revision);
        Assert.Empty(comparison.Losses);
    }
}

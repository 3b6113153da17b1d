using McpPolicy.Interop.Tests.Processes;
using McpPolicy.Testing;

namespace McpPolicy.Interop.Tests.Conformance;

/// <summary>Writes down what <see cref="ConformanceTests"/> assert. Run by <c>make conformance</c>.</summary>
public sealed class ConformanceMeasurement(NodePrograms programs)
{
    [Fact(Explicit = true)]
    public async Task Measure_EveryServerAndRevision_WritesTheTable()
    {
        Comparison[] comparisons =
        [
            await ConformanceComparer.CompareFixtureAsync(programs, "2025-11-25"),
            await ConformanceComparer.CompareFixtureAsync(programs, "2026-07-28"),
            await ConformanceComparer.CompareEverythingAsync(programs, "2025-11-25"),
            await ConformanceComparer.CompareEverythingAsync(programs, "2026-07-28"),
            await ConformanceComparer.CompareStdioAsync(programs, "2025-11-25"),
            await ConformanceComparer.CompareStdioAsync(programs, "2026-07-28"),
        ];
        string report = ConformanceReport.Write(comparisons);
        await File.WriteAllTextAsync(RepositoryFiles.Path("bench/results/conformance.md"), report, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        Assert.Empty(comparisons.SkipLast(2).SelectMany(static comparison => comparison.Losses));
    }
}

using McpPolicy.Interop.Tests.Clients;
using McpPolicy.Interop.Tests.Conformance;
using McpPolicy.Interop.Tests.Processes;
using McpPolicy.Testing;

namespace McpPolicy.Interop.Tests.Documentation;

/// <summary>Writes down what the tests assert. Run by <c>make conformance</c>.</summary>
public sealed class Measurement(NodePrograms programs)
{
    private static readonly string[] Revisions = ["2025-11-25", "2026-07-28"];

    [Fact(Explicit = true)]
    public async Task Measure_Conformance_WritesTheTables()
    {
        var overHttp = new List<Comparison>();
        var overStdio = new List<Comparison>();
        foreach (string revision in Revisions)
        {
            overHttp.Add(await ConformanceComparer.CompareFixtureAsync(programs, revision));
            overHttp.Add(await ConformanceComparer.CompareEverythingAsync(programs, revision));
            overStdio.Add(await ConformanceComparer.CompareStdioAsync(programs, revision));
        }

        Comparison[] all = [.. overHttp, .. overStdio];
        await CompatibilityPage.WriteAsync(CompatibilityPage.Conformance, ConformanceReport.WriteTotals(all));
        string report = ConformanceReport.Write(all);
        await File.WriteAllTextAsync(RepositoryFiles.Path("bench/results/conformance.md"), report, TestContext.Current.CancellationToken);
        Assert.Empty(overHttp.SelectMany(static comparison => comparison.Losses));
    }

    [Fact(Explicit = true)]
    public async Task Measure_ClientsAndServers_WritesTheMatrix()
    {
        var stories = new List<(MatrixCase, StoryResult)>();
        foreach (MatrixCase one in MatrixCase.All)
        {
            stories.Add((one, await one.RunAsync(programs)));
        }

        await CompatibilityPage.WriteAsync(CompatibilityPage.Matrix, MatrixReport.Write(stories));
    }
}

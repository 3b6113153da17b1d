using System.Globalization;
using System.Text.RegularExpressions;
using McpPolicy.Interop.Tests.Processes;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Interop.Tests.Conformance;

/// <summary>What the public conformance suite says of one server.</summary>
internal sealed partial record ConformanceRun(IReadOnlyList<ScenarioResult> Scenarios)
{
    private const string Suite = "node_modules/@modelcontextprotocol/conformance/dist/index.js";

    /// <summary>All checks that passed.</summary>
    public int Passed => Scenarios.Sum(static scenario => scenario.Passed);

    /// <summary>All checks that failed.</summary>
    public int Failed => Scenarios.Sum(static scenario => scenario.Failed);

    /// <summary>Runs every scenario that a revision asks for.</summary>
    /// <param name="programs">Where the suite is.</param>
    /// <param name="url">The server's endpoint.</param>
    /// <param name="revision">The revision whose requirements are checked, such as <c>2025-11-25</c>.</param>
    public static async Task<ConformanceRun> StartAsync(NodePrograms programs, string url, string revision)
    {
        string details = Directory.CreateTempSubdirectory("mcp-policy-conformance-").FullName;
        ShellResult result = await Shell.RunAsync(
            programs.Node,
            [NodePrograms.File(Suite), "server", "--url", url, "--requirements", revision, "-o", details],
            input: null,
            TestContext.Current.CancellationToken
        );
        var scenarios = SummaryLine().Matches(result.Output).Select(Read).ToList();
        Assert.True(scenarios.Count > 0, $"The suite ended with status {result.Status} and no summary:\n{result.Errors}");
        return new ConformanceRun(scenarios);
    }

    /// <summary>The result of a scenario that the other run has too.</summary>
    public ScenarioResult Of(string scenario) => Scenarios.Single(candidate => candidate.Scenario == scenario);

    private static ScenarioResult Read(Match line) =>
        new(line.Groups["scenario"].Value, Count(line.Groups["passed"]), Count(line.Groups["failed"]));

    private static int Count(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^[✓✗] (?<scenario>[^ :]+): (?<passed>[0-9]+) passed, (?<failed>[0-9]+) failed",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex SummaryLine();
}

using System.Collections.Immutable;
using McpPolicy.Demo.Story;

namespace McpPolicy.Demo.Checks;

/// <summary>Holds what the proxy counted against what the client saw, over all replicas.</summary>
internal sealed class MetricsCheck(ImmutableArray<Uri> endpoints)
{
    private static readonly ImmutableArray<(CallOutcome Outcome, string Decision)> Decisions =
    [
        (CallOutcome.Allowed, "allow"),
        (CallOutcome.Denied, "deny"),
        (CallOutcome.Limited, "limit"),
    ];

    /// <summary>The counter's lines at this moment, of all replicas.</summary>
    public async Task<ImmutableArray<MetricLine>> ReadAsync(CancellationToken stop)
    {
        using var http = new HttpClient();
        var lines = ImmutableArray.CreateBuilder<MetricLine>();
        foreach (var endpoint in endpoints)
        {
            lines.AddRange(MetricLine.Parse(await http.GetStringAsync(endpoint, stop)));
        }

        return lines.ToImmutable();
    }

    /// <summary>One verdict a tool; none when there are no metrics to look at.</summary>
    public IEnumerable<Verdict> Judge(StoryResult result, ImmutableArray<MetricLine> before, ImmutableArray<MetricLine> after) =>
        endpoints.IsEmpty
            ? []
            : result
                .Calls.Select(static call => call.Tool)
                .Distinct(StringComparer.Ordinal)
                .Select(tool => new Verdict(
                    $"{tool}, counted by the proxy",
                    Sentence(d => result.Count(tool, d.Outcome)),
                    Sentence(d => Count(after, tool, d.Decision) - Count(before, tool, d.Decision))
                ));

    private static string Sentence(Func<(CallOutcome Outcome, string Decision), double> count) =>
        string.Join(", ", Decisions.Select(decision => $"{count(decision)} {decision.Decision}"));

    private static double Count(ImmutableArray<MetricLine> lines, string tool, string decision) =>
        lines.Where(line => line.Tool == tool && line.Decision == decision).Sum(static line => line.Value);
}

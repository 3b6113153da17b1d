using System.Globalization;
using System.Text;

namespace McpPolicy.Interop.Tests.Conformance;

/// <summary>The comparisons as Markdown.</summary>
internal static class ConformanceReport
{
    /// <summary>The whole report.</summary>
    public static string Write(IReadOnlyList<Comparison> comparisons)
    {
        var text = new StringBuilder(
            """
            # Conformance, directly and through the proxy

            `@modelcontextprotocol/conformance` in server mode, checks passed / failed; the proxy's policy allows everything. A server over
            stdio is compared with itself over HTTP. Written by `make conformance`, which fails when a scenario is worse through the proxy.


            """
        );
        text.Append(WriteTotals(comparisons));
        WriteDifferences(text, comparisons);
        return text.ToString();
    }

    /// <summary>A row for each comparison.</summary>
    public static string WriteTotals(IReadOnlyList<Comparison> comparisons)
    {
        var text = new StringBuilder(
            """
            | server | requirements of | direct | through the proxy | scenarios worse | better |
            |---|---|---:|---:|---:|---:|

            """
        );
        foreach (Comparison comparison in comparisons)
        {
            int worse = comparison.Losses.Count();
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {comparison.Server} | {comparison.Revision} | {Total(comparison.Direct)} | {Total(comparison.Through)} "
                    + $"| {worse} | {comparison.Differences.Count - worse} |"
            );
        }

        return text.ToString();
    }

    private static void WriteDifferences(StringBuilder text, IReadOnlyList<Comparison> comparisons)
    {
        text.Append(
            """

            ## Scenarios that differ

            | server | requirements of | scenario | direct | through the proxy |
            |---|---|---|---|---|

            """
        );
        foreach (Comparison comparison in comparisons)
        {
            foreach ((ScenarioResult direct, ScenarioResult through) in comparison.Differences)
            {
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {comparison.Server} | {comparison.Revision} | {direct.Scenario} | {direct} | {through} |"
                );
            }
        }
    }

    private static string Total(ConformanceRun run) => $"{run.Passed} / {run.Failed}";
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace McpPolicy.Counters.Benchmarks;

/// <summary>The table of all measurements.</summary>
internal static class Report
{
    public static string Write(string server, IReadOnlyList<Measurement> measurements)
    {
        var text = new StringBuilder();
        text.AppendLine("# What counting a limit costs").AppendLine();
        text.Append("Made by `make bench-counters`. ").Append(server).Append(" on loopback, ");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} logical cores, {RuntimeInformation.FrameworkDescription}. "
        );
        text.AppendLine("Of three rounds of 1.5 s each the one that took least CPU. The server and the asking process share the cores, so");
        text.AppendLine(
            "decisions a second are for both together; CPU a decision is the figure to compare, and between machines only its ratios."
        );
        foreach (var situation in measurements.GroupBy(m => m.Situation))
        {
            text.AppendLine().AppendLine($"## {char.ToUpperInvariant(situation.Key[0])}{situation.Key[1..]}").AppendLine();
            text.AppendLine(
                "| store | concurrent | decisions/s | CPU µs here | CPU µs server | p50 µs | p99 µs | round trips a decision |"
            );
            text.AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|");
            foreach (var m in situation)
            {
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {m.Store} | {m.Concurrent} | {m.PerSecond:N0} | {m.OwnMicroseconds:0.00} | {m.ServerMicroseconds:0.00} | {m.MedianMicroseconds:0.0} | {m.SlowMicroseconds:0.0} | {m.RoundTrips:0.####} |"
                );
            }
        }

        return text.ToString();
    }
}

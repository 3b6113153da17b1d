using System.Runtime.InteropServices;
using System.Text;
using McpPolicy.Soak.Measure;
using McpPolicy.Soak.Running;

namespace McpPolicy.Soak.Reporting;

/// <summary>Writes a run down.</summary>
internal static class SoakReport
{
    private const double MiB = 1 << 20;
    private const double KiB = 1 << 10;

    public static string Write(SoakOptions options, SoakResult result)
    {
        var text = new StringBuilder();
        text.AppendLine("# Soak: streams held open, sessions opened and closed").AppendLine();
        text.AppendLine(
            $"Made by `make soak`. {Environment.ProcessorCount} logical cores shared by the proxy, the load tool and its server; {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}."
        );
        text.AppendLine(
            $"{options.Streams} streams (half GET, half `subscriptions/listen`), an event every {options.Interval.TotalSeconds} s, on every tenth every {options.IntervalOf(0).TotalSeconds} s; {options.SessionsPerSecond} sessions a second (initialize, one call under two limits, DELETE) for {options.Duration.TotalSeconds} s. Each row is measured right after a garbage collection."
        );
        text.AppendLine()
            .AppendLine("| proxy | heap MiB | resident MiB | handles | pool threads | CPU s |")
            .AppendLine("|---|---:|---:|---:|---:|---:|");
        foreach (ProxySample sample in result.Samples)
        {
            text.AppendLine(
                $"| {sample.When} | {sample.HeapBytes / MiB:F1} | {sample.ResidentBytes / MiB:F0} | {sample.Handles:F0} | {sample.Threads:F0} | {sample.CpuSeconds:F0} |"
            );
        }

        double perStream = (result.Samples[1].HeapBytes - result.Samples[0].HeapBytes) / options.Streams / KiB;
        text.AppendLine().AppendLine("| figure | value |").AppendLine("|---|---:|");
        text.AppendLine($"| sessions opened, used and closed | {result.SessionsClosed} |");
        text.AppendLine($"| sessions a second reached | {result.SessionRate:F1} |");
        text.AppendLine($"| events received, each by its own stream, in order | {result.Events} |");
        text.AppendLine($"| of these after a silence of {options.IntervalOf(0).TotalSeconds} s | {result.LongSilences} |");
        text.AppendLine($"| heap of an open stream, KiB | {perStream:F1} |");
        text.AppendLine($"| cross-talk, lost events, failed requests, leaks | {(result.Problems.IsEmpty ? "none" : "see below")} |");
        foreach (string problem in result.Problems)
        {
            text.AppendLine().AppendLine($"- {problem}");
        }

        return text.ToString();
    }

    public static string Describe(ProxySample sample) =>
        $"{sample.When}: heap {sample.HeapBytes / MiB:F1} MiB, resident {sample.ResidentBytes / MiB:F0} MiB, {sample.Handles:F0} handles";
}

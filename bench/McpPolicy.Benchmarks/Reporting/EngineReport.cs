using System.Globalization;
using System.Text;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace McpPolicy.Benchmarks.Reporting;

/// <summary>The results as one Markdown page, and the promises that they break.</summary>
internal sealed class EngineReport
{
    private readonly Summary[] _summaries;

    public EngineReport(Summary[] summaries)
    {
        _summaries = summaries;
        var broken = new List<string>();
        foreach (var report in summaries.SelectMany(static summary => summary.Reports))
        {
            var name = Name(report.BenchmarkCase);
            if (report.ResultStatistics is null)
            {
                broken.Add($"{name}: was not measured; its error is above.");
            }
            else if (Allocated(report) > 0 && report.BenchmarkCase.Descriptor.Type.IsDefined(typeof(AllocatesNothingAttribute), false))
            {
                broken.Add($"{name}: allocates {Allocated(report)} bytes; it must not allocate.");
            }
        }

        BrokenPromises = broken;
    }

    /// <summary>A line for each benchmark that failed, or allocates and must not.</summary>
    public IReadOnlyList<string> BrokenPromises { get; }

    public string Write()
    {
        var text = new StringBuilder("# The policy engine's cost\n\n");
        text.Append("Made by `make bench-engine`. ").Append(Machine(_summaries[0].HostEnvironmentInfo)).Append('\n');
        text.Append(
            "Of 8 rounds of at least 100 ms each, the best is the one that other programs disturbed least; the ratio is between the "
        );
        text.Append("best ones. Between machines only the ratios say something.\n");
        foreach (var summary in _summaries)
        {
            AppendTable(text, summary);
        }

        return text.ToString();
    }

    private static string Machine(HostEnvironmentInfo host)
    {
        var cpu = host.CpuInfo.Value.ProcessorName.Trim();
        return $"{cpu}, {Environment.ProcessorCount} logical cores, {host.OsVersion.Value}, {host.RuntimeVersion}.";
    }

    private static void AppendTable(StringBuilder text, Summary summary)
    {
        var title = summary.BenchmarksCases[0].Descriptor.Type.Name.Replace("Benchmarks", "", StringComparison.Ordinal);
        text.Append($"\n## {title}\n\n| what | best | mean | ratio | bytes allocated |\n|---|---:|---:|---:|---:|\n");
        foreach (var report in summary.Reports.DistinctBy(static report => report.BenchmarkCase))
        {
            AppendRow(text, summary, report);
        }
    }

    private static void AppendRow(StringBuilder text, Summary summary, BenchmarkReport report)
    {
        var name = Name(report.BenchmarkCase);
        if (report.ResultStatistics is not { } statistics)
        {
            text.Append($"| {name} | failed | | | |\n");
            return;
        }

        var baseline = summary.Reports.First(other => IsBaselineOf(other.BenchmarkCase, report.BenchmarkCase));
        var ratio = statistics.Min / baseline.ResultStatistics?.Min ?? double.NaN;
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {name} | {Time(statistics.Min)} | {Time(statistics.Mean)} | {ratio:0.00} | {Allocated(report):N0} |\n"
        );
    }

    private static bool IsBaselineOf(BenchmarkCase candidate, BenchmarkCase other) =>
        candidate.Descriptor.Baseline && candidate.Parameters.DisplayInfo == other.Parameters.DisplayInfo;

    private static string Name(BenchmarkCase benchmark)
    {
        var parameters = string.Concat(benchmark.Parameters.Items.Select(static p => $"{p.Value}: "));
        return parameters + benchmark.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
    }

    private static long Allocated(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;

    private static string Time(double nanoseconds) =>
        nanoseconds switch
        {
            < 1e3 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.0} ns"),
            < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0.00} µs"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.00} ms"),
        };
}

using BenchmarkDotNet.Running;
using McpPolicy.Benchmarks;
using McpPolicy.Benchmarks.Compile;
using McpPolicy.Benchmarks.Decide;
using McpPolicy.Benchmarks.Parse;
using McpPolicy.Benchmarks.Reporting;

if (args.Length > 1)
{
    await Console.Error.WriteLineAsync("usage: McpPolicy.Benchmarks [RESULT.md]");
    return 2;
}

var summaries = BenchmarkRunner.Run(
    [typeof(DecideBenchmarks), typeof(ScaleBenchmarks), typeof(CompileBenchmarks), typeof(ParseBenchmarks)],
    new EngineConfig()
);
var report = new EngineReport(summaries);
var text = report.Write();
if (args is [var path])
{
    await File.WriteAllTextAsync(path, text);
}

Console.WriteLine(text);
foreach (var broken in report.BrokenPromises)
{
    await Console.Error.WriteLineAsync(broken);
}

return report.BrokenPromises.Count == 0 ? 0 : 1;

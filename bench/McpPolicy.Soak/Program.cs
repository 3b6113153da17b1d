using McpPolicy.Soak.Reporting;
using McpPolicy.Soak.Running;

if (SoakOptions.TryParse(args, out SoakOptions? options) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
SoakResult result = await SoakRun.RunAsync(options!, Console.Out, stop.Token);
string report = SoakReport.Write(options!, result);
await Console.Out.WriteLineAsync(report);
if (options!.ReportFile is { } file)
{
    await File.WriteAllTextAsync(file, report);
}

return result.Problems.IsEmpty ? 0 : 1;

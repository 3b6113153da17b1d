using System.Diagnostics;

namespace McpPolicy.Metrics.Tests.Exposition;

/// <summary>Prometheus' own checker reads what we write, where it is installed.</summary>
public sealed class PromtoolTests
{
    [Fact]
    public async Task CheckMetrics_EverythingTheLibraryCanWrite_HasNothingToSay()
    {
        string? promtool = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "promtool"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(promtool is null, "promtool is not installed (Debian: apt-get install prometheus)");

        var start = new ProcessStartInfo(promtool!, ["check", "metrics"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(Everything().AsMemory(), cancellation);
        process.StandardInput.Close();
        string said = await process.StandardOutput.ReadToEndAsync(cancellation) + await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.Equal(string.Empty, said);
        Assert.Equal(0, process.ExitCode);
    }

    private static string Everything()
    {
        var registry = new CollectorRegistry();
        ProcessMetrics.Register(registry);
        RuntimeMetrics.Register(registry);
        var factory = new MetricFactory(registry);
        factory.CreateCounter("calls_total", "Calls, with \\ and \"quotes\".", "tool").WithLabels("a\"b\\c\nd").Inc();
        factory.CreateHistogram("took_seconds", "How long.", "tool").WithLabels("x").Observe(0.3);
        return registry.Write();
    }
}

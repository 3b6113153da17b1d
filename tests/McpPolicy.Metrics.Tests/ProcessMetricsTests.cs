using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics.Tests;

public sealed class ProcessMetricsTests
{
    [Fact]
    public void Register_ThisProcess_TellsPlausibleValues()
    {
        var registry = new CollectorRegistry();
        ProcessMetrics.Register(registry);
        RuntimeMetrics.Register(registry);
        Dictionary<string, ParsedFamily> read = registry.Read(ExpositionFormat.Text);
        Assert.True(Single(read, "process_cpu_seconds_total") > 0);
        Assert.True(Single(read, "process_resident_memory_bytes") > 1_000_000);
        double started = Single(read, "process_start_time_seconds");
        double now = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
        Assert.InRange(started, now - 86_400, now);
        Assert.True(Single(read, "dotnet_total_memory_bytes") > 0);
        Assert.Equal(GC.MaxGeneration + 1, read["dotnet_gc_collections_total"].Samples.Count);
        if (OperatingSystem.IsLinux())
        {
            Assert.InRange(Single(read, "process_open_fds"), 3, Single(read, "process_max_fds"));
        }
    }

    [Fact]
    public void WriteTo_Twice_CallsBackBeforeEach()
    {
        var registry = new CollectorRegistry();
        Gauge gauge = new MetricFactory(registry).CreateGauge("scrapes", "Scrapes.");
        registry.AddBeforeCollectCallback(() => gauge.Inc());
        registry.Write();
        Assert.Equal(2, Single(registry.Read(), "scrapes"));
    }

    private static double Single(Dictionary<string, ParsedFamily> read, string name) => Assert.Single(read[name].Samples).Value;
}

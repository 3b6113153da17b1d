using System.Diagnostics;
using System.Globalization;

namespace McpPolicy.Metrics;

/// <summary>What the operating system says of this process, under the names that every Prometheus client library uses.</summary>
public static class ProcessMetrics
{
    private const string DescriptorFolder = "/proc/self/fd";
    private const string LimitsFile = "/proc/self/limits";

    /// <summary>Adds the <c>process_*</c> families to <paramref name="registry"/>; what the platform does not tell is left out.</summary>
    public static void Register(CollectorRegistry registry)
    {
        var factory = new MetricFactory(registry);
        Counter cpu = factory.CreateCounter("process_cpu_seconds_total", "User and system CPU time spent, in seconds.");
        Gauge resident = factory.CreateGauge("process_resident_memory_bytes", "Resident memory, in bytes.");
        factory
            .CreateGauge("process_start_time_seconds", "When the process started, in seconds since 1970-01-01 UTC.")
            .Set(StartTimeSeconds());
        registry.AddBeforeCollectCallback(() =>
        {
            cpu.IncTo(CpuSeconds());
            resident.Set(Environment.WorkingSet);
        });
        RegisterDescriptors(registry, factory);
    }

    private static void RegisterDescriptors(CollectorRegistry registry, MetricFactory factory)
    {
        if (!Directory.Exists(DescriptorFolder))
        {
            return;
        }

        Gauge open = factory.CreateGauge("process_open_fds", "Open file descriptors.");
        registry.AddBeforeCollectCallback(() => open.Set(Directory.EnumerateFileSystemEntries(DescriptorFolder).Count()));
        if (MaxDescriptors() is { } limit)
        {
            factory.CreateGauge("process_max_fds", "The most file descriptors the process may open.").Set(limit);
        }
    }

    private static double CpuSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static double StartTimeSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return (process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
    }

    private static double? MaxDescriptors()
    {
        string? line = File.Exists(LimitsFile)
            ? File.ReadLines(LimitsFile).FirstOrDefault(static l => l.StartsWith("Max open files", StringComparison.Ordinal))
            : null;
        string? soft = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(3);
        return double.TryParse(soft, CultureInfo.InvariantCulture, out double limit) ? limit : null;
    }
}

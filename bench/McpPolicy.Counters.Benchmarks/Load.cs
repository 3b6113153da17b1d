using System.Diagnostics;
using System.Globalization;
using McpPolicy.Policy.Limits;

namespace McpPolicy.Counters.Benchmarks;

/// <summary>Asks a store as fast as it answers.</summary>
internal sealed class Load(ICounterStore store, CountingObserver observer, int? serverProcess)
{
    // Each decision of a sample is timed; timing all would cost as much as a decision in memory.
    private const int SampleEvery = 16;
    private const double TicksPerSecondOfProc = 100;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1.5);

    public async Task<Measurement> RunAsync(Situation situation, string name, int concurrent)
    {
        var demands = situation.Demands();
        var latencies = new List<double>[concurrent];
        var (own, server, asked, begin) = (OwnCpu(), ServerCpu(), observer.AskedCount, Stopwatch.GetTimestamp());
        using var stop = new CancellationTokenSource(Length);
        var counts = await Task.WhenAll(
            Enumerable.Range(0, concurrent).Select(worker => Task.Run(() => WorkAsync(demands, latencies[worker] = [], worker, stop.Token)))
        );
        var (elapsed, total) = (Stopwatch.GetElapsedTime(begin), counts.Sum());
        var sorted = latencies.SelectMany(l => l).Order().ToArray();
        return new Measurement(
            situation.Name,
            name,
            concurrent,
            total / elapsed.TotalSeconds,
            (OwnCpu() - own).TotalMicroseconds / total,
            (ServerCpu() - server).TotalMicroseconds / total,
            sorted[sorted.Length / 2],
            sorted[sorted.Length * 99 / 100],
            (double)(observer.AskedCount - asked) / total
        );
    }

    private async Task<long> WorkAsync(CounterDemand[][] demands, List<double> latencies, int worker, CancellationToken stop)
    {
        var count = 0L;
        // Each worker meets the callers in the same order, but at other times.
        while (!stop.IsCancellationRequested)
        {
            var begin = count % SampleEvery == 0 ? Stopwatch.GetTimestamp() : 0;
            var result = await store.ReserveAsync(demands[(int)((worker * 61L + count * 37) % demands.Length)], CancellationToken.None);
            if (result.Status is not (ReserveStatus.Reserved or ReserveStatus.Limited))
            {
                throw new InvalidOperationException($"The store says {result.Status}.");
            }

            if (begin != 0)
            {
                latencies.Add(Stopwatch.GetElapsedTime(begin).TotalMicroseconds);
            }

            count++;
        }

        return count;
    }

    private static TimeSpan OwnCpu()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    /// <summary>User and system time by /proc/PID/stat (proc(5)), fields 14 and 15.</summary>
    private TimeSpan ServerCpu()
    {
        if (serverProcess is not { } id)
        {
            return TimeSpan.Zero;
        }

        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecondOfProc);
    }
}

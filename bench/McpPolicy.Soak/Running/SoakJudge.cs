using System.Collections.Immutable;
using McpPolicy.Soak.Load;
using McpPolicy.Soak.Measure;

namespace McpPolicy.Soak.Running;

/// <summary>Says what must not have happened.</summary>
internal static class SoakJudge
{
    private const double MiB = 1 << 20;

    // Between two measurements under the same load: what lives in the moment, such as requests and counters of the last minute.
    private const double HeapTolerance = 0.15;
    private const double HeapSlack = 6 * MiB;
    private const double ResidentTolerance = 0.20;
    private const double ResidentSlack = 24 * MiB;
    private const double HandleSlack = 300;

    public static SoakResult Judge(
        SoakOptions options,
        ImmutableArray<ProxySample> samples,
        Tally tally,
        double rate,
        int streamsLeft,
        string[] complaints
    )
    {
        ProxySample early = samples.Single(static s => s.When == "early");
        ProxySample late = samples.Single(static s => s.When == "late");
        ProxySample warm = samples[0];
        ProxySample closed = samples[^1];
        ImmutableArray<string>.Builder problems = ImmutableArray.CreateBuilder<string>();
        problems.AddRange(tally.Problems);
        Check(late.HeapBytes <= (early.HeapBytes * (1 + HeapTolerance)) + HeapSlack, "the heap grew under a steady load");
        Check(
            late.ResidentBytes <= (early.ResidentBytes * (1 + ResidentTolerance)) + ResidentSlack,
            "resident memory grew under a steady load"
        );
        Check(late.Handles <= early.Handles + HandleSlack, "handles grew under a steady load");
        Check(closed.Handles <= warm.Handles + HandleSlack, "handles stayed open when all was closed");
        Check(streamsLeft == 0, $"{streamsLeft} streams to the server stayed open when their clients had gone");
        Check(!options.MustReachRate || rate >= 0.9 * options.SessionsPerSecond, $"only {rate:F0} sessions a second were reached");
        problems.AddRange(complaints.Take(10).Select(static c => $"the proxy logged: {c}"));
        return new SoakResult(samples, tally.Sessions, rate, tally.Events, tally.LongSilences, problems.ToImmutable());

        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}

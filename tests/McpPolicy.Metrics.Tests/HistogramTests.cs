namespace McpPolicy.Metrics.Tests;

public sealed class HistogramTests
{
    private readonly CollectorRegistry _registry = new();

    [Fact]
    public void Observe_Values_AreCountedInCumulativeBuckets()
    {
        Histogram histogram = Create(0.1, 1, 10);
        foreach (double value in (double[])[0.05, 0.1, 0.5, 1, 5, 100, double.NaN])
        {
            histogram.Observe(value);
        }

        List<ParsedSample> samples = _registry.Read()["took_seconds"].Samples;
        Assert.Equal(
            [("0.1", 2d), ("1.0", 4d), ("10.0", 5d), ("+Inf", 6d)],
            samples.Where(s => s.Name == "took_seconds_bucket").Select(s => (s.Labels["le"], s.Value))
        );
        Assert.Equal(6, Assert.Single(samples, s => s.Name == "took_seconds_count").Value);
        Assert.Equal(106.65, Assert.Single(samples, s => s.Name == "took_seconds_sum").Value, 10);
        Assert.Equal(6, histogram.Count);
    }

    [Fact]
    public async Task Observe_FromManyThreads_LosesNothing()
    {
        HistogramChild child = Create(0.1, 1).Unlabelled;
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        for (int i = 0; i < 10_000; i++)
                        {
                            child.Observe(0.5);
                        }
                    })
                )
        );
        Assert.Equal(80_000, child.Count);
        Assert.Equal(40_000, child.Sum);
    }

    [Fact]
    public void Create_BucketsThatDoNotRise_Throws()
    {
        Assert.Throws<ArgumentException>(() => Create(1, 1));
        Assert.Throws<ArgumentException>(() => Create(1, double.PositiveInfinity));
    }

    private Histogram Create(params double[] buckets) =>
        new MetricFactory(_registry).CreateHistogram(
            "took_seconds",
            "How long.",
            [],
            new HistogramConfiguration { Buckets = [.. buckets] }
        );
}

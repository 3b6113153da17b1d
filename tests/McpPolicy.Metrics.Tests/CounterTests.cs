namespace McpPolicy.Metrics.Tests;

public sealed class CounterTests
{
    private readonly CollectorRegistry _registry = new();

    [Fact]
    public void Inc_WholeAndFractions_AddUp()
    {
        Counter counter = Factory().CreateCounter("things_total", "Things.");
        counter.Inc();
        counter.Inc(2.5);
        counter.Inc(4);
        Assert.Equal(7.5, counter.Value);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Inc_NotAFiniteGrowth_Throws(double increment)
    {
        Counter counter = Factory().CreateCounter("things_total", "Things.");
        Assert.Throws<ArgumentOutOfRangeException>(() => counter.Inc(increment));
        Assert.Equal(0, counter.Value);
    }

    [Fact]
    public void IncTo_LowerTarget_ChangesNothing()
    {
        Counter counter = Factory().CreateCounter("things_total", "Things.");
        counter.IncTo(10);
        counter.IncTo(3);
        Assert.Equal(10, counter.Value);
    }

    [Fact]
    public async Task Inc_FromManyThreads_LosesNothing()
    {
        CounterChild child = Factory().CreateCounter("things_total", "Things.", "kind").WithLabels("a");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Repeat(child))));
        Assert.Equal(8 * 10_000 * 1.5, child.Value);
    }

    [Fact]
    public void WithLabels_ExistingSeries_AllocatesNothing()
    {
        Counter counter = Factory().CreateCounter("things_total", "Things.", "kind", "colour");
        string kind = "a";
        counter.WithLabels(kind, "red").Inc();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            counter.WithLabels(kind, "red").Inc();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1001, counter.WithLabels("a", "red").Value);
    }

    [Fact]
    public void WithLabels_WrongNumberOfValues_Throws()
    {
        Counter counter = Factory().CreateCounter("things_total", "Things.", "kind");
        Assert.Throws<InvalidOperationException>(() => counter.WithLabels("a", "b"));
        Assert.Throws<InvalidOperationException>(() => counter.Inc());
    }

    [Fact]
    public void WithLabels_BeyondTheCap_CountsInOneOverflowSeries()
    {
        var configuration = new CollectorConfiguration { MaxSeries = 3 };
        Counter counter = Factory().CreateCounter("things_total", "Things.", ["kind", "colour"], configuration);
        for (int i = 0; i < 100; i++)
        {
            counter.WithLabels($"k{i}", "red").Inc();
        }

        Dictionary<string, ParsedFamily> read = _registry.Read();
        Assert.Equal(4, read["things_total"].Samples.Count);
        ParsedSample other = Assert.Single(read["things_total"].Samples, s => s.Labels["kind"] == Collector.Overflow);
        Assert.Equal(Collector.Overflow, other.Labels["colour"]);
        Assert.Equal(97, other.Value);
        ParsedSample folded = Assert.Single(read["metrics_series_folded_total"].Samples);
        Assert.Equal("things_total", folded.Labels["metric"]);
        Assert.Equal(97, folded.Value);
    }

    [Fact]
    public void RemoveLabelled_Series_IsNoLongerExposed()
    {
        Counter counter = Factory().CreateCounter("things_total", "Things.", "kind");
        counter.WithLabels("a").Inc();
        counter.WithLabels("b").Inc();
        counter.RemoveLabelled("a");
        Assert.Equal("b", Assert.Single(_registry.Read()["things_total"].Samples).Labels["kind"]);
    }

    private static void Repeat(CounterChild child)
    {
        for (int i = 0; i < 10_000; i++)
        {
            child.Inc();
            child.Inc(0.5);
        }
    }

    private MetricFactory Factory() => new(_registry);
}

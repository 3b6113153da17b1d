using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics.Tests.Exposition;

public sealed class ExpositionTests
{
    private readonly CollectorRegistry _registry = new();

    [Fact]
    public void Write_Text_IsExact()
    {
        Fill();
        Assert.Equal(
            """
            # HELP calls_total Calls.
            # TYPE calls_total counter
            calls_total{tool="a"} 2
            calls_total{tool="b"} 0.5
            # HELP metrics_series_folded_total Label values counted as _other because their metric family was full.
            # TYPE metrics_series_folded_total counter
            # HELP up Whether "it" is up.
            # TYPE up gauge
            up 1

            """.ReplaceLineEndings("\n"),
            _registry.Write()
        );
    }

    [Fact]
    public void Write_OpenMetrics_NamesCounterFamiliesWithoutSuffixAndEnds()
    {
        Fill();
        Assert.Equal(
            """
            # HELP calls Calls.
            # TYPE calls counter
            calls_total{tool="a"} 2
            calls_total{tool="b"} 0.5
            # HELP metrics_series_folded Label values counted as _other because their metric family was full.
            # TYPE metrics_series_folded counter
            # HELP up Whether \"it\" is up.
            # TYPE up gauge
            up 1
            # EOF

            """.ReplaceLineEndings("\n"),
            _registry.Write(ExpositionFormat.OpenMetrics)
        );
    }

    [Theory]
    [InlineData("a\"b\\c\nd")]
    [InlineData("\\n")]
    [InlineData("{}=,#\t\r")]
    [InlineData("žluťoučký 🐎")]
    [InlineData("")]
    public void Write_AnyLabelValue_ReadsBackTheSame(string value)
    {
        new MetricFactory(_registry).CreateGauge("things", "Things.", "kind", "other").WithLabels(value, "x").Set(1);
        foreach (ExpositionFormat format in Enum.GetValues<ExpositionFormat>())
        {
            ParsedSample sample = Assert.Single(_registry.Read(format)["things"].Samples);
            Assert.Equal(value, sample.Labels["kind"]);
            Assert.Equal("x", sample.Labels["other"]);
        }
    }

    [Fact]
    public void Write_LoneSurrogate_IsReplaced()
    {
        new MetricFactory(_registry).CreateGauge("things", "Things.", "kind").WithLabels("a\ud800b").Set(1);
        Assert.Equal("a\ufffdb", Assert.Single(_registry.Read()["things"].Samples).Labels["kind"]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e300)]
    [InlineData(-0.1)]
    [InlineData(double.Epsilon)]
    [InlineData(9007199254740993d)]
    public void Write_AnyNumber_ReadsBackTheSame(double value)
    {
        new MetricFactory(_registry).CreateGauge("things", "Things.").Set(value);
        Assert.Equal(value, Assert.Single(_registry.Read()["things"].Samples).Value);
    }

    [Theory]
    [InlineData(null, ExpositionFormat.Text)]
    [InlineData("*/*", ExpositionFormat.Text)]
    [InlineData("text/plain", ExpositionFormat.Text)]
    [InlineData("application/openmetrics-text", ExpositionFormat.OpenMetrics)]
    [InlineData("application/openmetrics-text;version=2.0.0", ExpositionFormat.Text)]
    [InlineData("application/openmetrics-text;q=0", ExpositionFormat.Text)]
    [InlineData("text/plain;q=1,application/openmetrics-text;version=1.0.0;q=0.5", ExpositionFormat.Text)]
    [InlineData(
        "application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
        ExpositionFormat.OpenMetrics
    )]
    [InlineData("rubbish;;,=", ExpositionFormat.Text)]
    public void Choose_AcceptHeader_GivesTheBestFormat(string? accept, ExpositionFormat expected) =>
        Assert.Equal(expected, ContentNegotiation.Choose(accept));

    private void Fill()
    {
        var factory = new MetricFactory(_registry);
        factory.CreateGauge("up", "Whether \"it\" is up.").Set(1);
        Counter calls = factory.CreateCounter("calls_total", "Calls.", "tool");
        calls.WithLabels("b").Inc(0.5);
        calls.WithLabels("a").Inc(2);
    }
}

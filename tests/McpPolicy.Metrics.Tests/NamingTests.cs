namespace McpPolicy.Metrics.Tests;

public sealed class NamingTests
{
    private readonly MetricFactory _factory = new(new CollectorRegistry());

    [Theory]
    [InlineData("things")]
    [InlineData("9things_total")]
    [InlineData("my:things_total")]
    [InlineData("my-things_total")]
    [InlineData("")]
    public void CreateCounter_NameAgainstTheRules_Throws(string name) =>
        Assert.Throws<ArgumentException>(() => _factory.CreateCounter(name, "Help."));

    [Theory]
    [InlineData("things_total")]
    [InlineData("things_count")]
    [InlineData("things_bucket")]
    public void CreateGauge_SuffixOfAnotherType_Throws(string name) =>
        Assert.Throws<ArgumentException>(() => _factory.CreateGauge(name, "Help."));

    [Theory]
    [InlineData("__name")]
    [InlineData("a-b")]
    [InlineData("quantile")]
    [InlineData("le")]
    public void CreateHistogram_LabelAgainstTheRules_Throws(string label) =>
        Assert.Throws<ArgumentException>(() => _factory.CreateHistogram("took_seconds", "Help.", label));

    [Fact]
    public void Create_SameLabelTwiceOrNoHelp_Throws()
    {
        Assert.Throws<ArgumentException>(() => _factory.CreateGauge("things", "Help.", "a", "a"));
        Assert.Throws<ArgumentException>(() => _factory.CreateGauge("things", " "));
    }

    [Fact]
    public void Create_SameFamilyTwice_IsTheSame()
    {
        Assert.Same(_factory.CreateGauge("things", "Help.", "a"), _factory.CreateGauge("things", "Help.", "a"));
        Assert.Throws<InvalidOperationException>(() => _factory.CreateGauge("things", "Help.", "b"));
    }
}

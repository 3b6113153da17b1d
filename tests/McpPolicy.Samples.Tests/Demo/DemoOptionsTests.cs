using McpPolicy.Demo;

namespace McpPolicy.Samples.Tests.Demo;

public sealed class DemoOptionsTests
{
    [Fact]
    public void Parse_RunningProxy_TakesEachReplicasMetrics()
    {
        var (options, error) = DemoOptions.Parse([
            "--url",
            "http://a/mcp",
            "--metrics",
            "http://b/metrics",
            "--metrics",
            "http://c/metrics",
        ]);

        Assert.Null(error);
        Assert.Equal(new Uri("http://a/mcp"), options!.Proxy);
        Assert.Equal([new Uri("http://b/metrics"), new Uri("http://c/metrics")], options.Metrics);
    }

    [Theory]
    [InlineData("--url", "needs a value")]
    [InlineData("--url nowhere", "not an http URL")]
    [InlineData("--metrics http://b/metrics", "--url")]
    [InlineData("--bogus", "--bogus")]
    public void Parse_Bad_SaysWhatToWrite(string line, string expected)
    {
        var (options, error) = DemoOptions.Parse(line.Split(' '));

        Assert.Null(options);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }
}

using McpPolicy.Samples.Mlflow.Hosting;

namespace McpPolicy.Samples.Tests.Hosting;

public sealed class SampleOptionsTests
{
    [Theory]
    [InlineData("--listen", "http://127.0.0.1:5010")]
    [InlineData("--listen", "http://0.0.0.0:8080")]
    [InlineData("--listen", "http://[::1]:0")]
    public void Parse_Listen_GivesTheAddress(string flag, string url) =>
        Assert.Equal(new Uri(url), SampleOptions.Parse([flag, url]).Value!.Listen);

    [Theory]
    [InlineData("--listen https://127.0.0.1:1", "not a plain http URL")]
    [InlineData("--listen http://127.0.0.1:1/mcp", "not a plain http URL")]
    [InlineData("--listen http://example.org:1", "address of this machine")]
    [InlineData("--listen", "needs a URL")]
    [InlineData("--bogus", "--help")]
    [InlineData("--stdio --listen http://127.0.0.1:1", "--help")]
    public void Parse_Bad_SaysWhatToWrite(string line, string expected) =>
        Assert.Contains(expected, SampleOptions.Parse(line.Split(' ')).Error, StringComparison.Ordinal);
}

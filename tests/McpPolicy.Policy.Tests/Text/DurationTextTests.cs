using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Tests.Text;

public class DurationTextTests
{
    [Theory]
    [InlineData("1s", 1, "1s")]
    [InlineData("90s", 90, "1m30s")]
    [InlineData("10m", 600, "10m")]
    [InlineData("60m", 3_600, "1h")]
    [InlineData("1h30m", 5_400, "1h30m")]
    [InlineData("1h5s", 3_605, "1h5s")]
    [InlineData("25h", 90_000, "25h")]
    [InlineData("0h0m7s", 7, "7s")]
    [InlineData("8784h", 31_622_400, "8784h")]
    [InlineData("527040m", 31_622_400, "8784h")]
    [InlineData("31622400s", 31_622_400, "8784h")]
    public void Parse_Time_IsReadAndWrittenTheShortestWay(string text, int seconds, string written)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Parse(text));
        Assert.Equal(written, DurationText.Format(TimeSpan.FromSeconds(seconds)));
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Parse(written));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("0h0m0s")]
    [InlineData("8784h1s")]
    [InlineData("31622401s")]
    [InlineData("9999h")]
    [InlineData("10")]
    [InlineData("-1s")]
    [InlineData("1.5h")]
    [InlineData("5m1h")]
    [InlineData("1d")]
    [InlineData("500ms")]
    [InlineData("10 m")]
    [InlineData("10m\n")]
    public void Parse_AnythingElse_IsNoTime(string text) => Assert.Null(DurationText.Parse(text));
}

using McpPolicy.Proxy.Configuration;

namespace McpPolicy.Proxy.Tests.Configuration;

public sealed class UnitTextTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("0s", 0)]
    [InlineData("90s", 90_000)]
    [InlineData("10m", 600_000)]
    [InlineData("24h", 86_400_000)]
    [InlineData("7d", 604_800_000)]
    public void TryParse_Duration_IsRead(string text, long milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan value));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1.5s")]
    [InlineData(" 1s")]
    [InlineData("1 s")]
    [InlineData("1S")]
    [InlineData("99999999999d")]
    [InlineData("1m30s")]
    public void TryParse_NoDuration_IsRefused(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1000", 1000)]
    [InlineData("64KiB", 65_536)]
    [InlineData("64Ki", 65_536)]
    [InlineData("4MiB", 4_194_304)]
    [InlineData("4Mi", 4_194_304)]
    public void TryParse_Size_IsRead(string text, int bytes)
    {
        Assert.True(SizeText.TryParse(text, out int value));
        Assert.Equal(bytes, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("4MB")]
    [InlineData("4M")]
    [InlineData("MiB")]
    [InlineData("-1KiB")]
    [InlineData("4096MiB")]
    [InlineData("99999999999")]
    public void TryParse_NoSize_IsRefused(string text) => Assert.False(SizeText.TryParse(text, out _));

    [Theory]
    [InlineData(250, "250ms")]
    [InlineData(30_000, "30s")]
    [InlineData(90_000, "90s")]
    [InlineData(600_000, "10m")]
    [InlineData(86_400_000, "1d")]
    public void Of_Duration_TakesTheLongestWholeUnit(long milliseconds, string text) =>
        Assert.Equal(text, DurationText.Of(TimeSpan.FromMilliseconds(milliseconds)));
}

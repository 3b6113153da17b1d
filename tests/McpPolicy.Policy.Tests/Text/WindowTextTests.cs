using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Tests.Text;

public class WindowTextTests
{
    [Theory]
    [InlineData(1, "second")]
    [InlineData(2, "2 seconds")]
    [InlineData(60, "minute")]
    [InlineData(61, "61 seconds")]
    [InlineData(120, "2 minutes")]
    [InlineData(3_600, "hour")]
    [InlineData(3_660, "61 minutes")]
    [InlineData(7_200, "2 hours")]
    [InlineData(86_400, "day")]
    [InlineData(90_000, "25 hours")]
    [InlineData(172_800, "2 days")]
    public void Describe_Window_NamesTheLargestWholeUnit(int seconds, string expected) =>
        Assert.Equal(expected, WindowText.Describe(TimeSpan.FromSeconds(seconds)));
}

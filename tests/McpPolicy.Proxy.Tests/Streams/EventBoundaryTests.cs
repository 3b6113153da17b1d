using System.Text;
using McpPolicy.Proxy.Streams;

namespace McpPolicy.Proxy.Tests.Streams;

public sealed class EventBoundaryTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("data: {}\n\n", true)]
    [InlineData("data: {}\r\n\r\n", true)]
    [InlineData("data: {}\r\r", true)]
    [InlineData(": beat\n\n", true)]
    [InlineData("data: {}\n\ndata: {}\n\n", true)]
    [InlineData("data: {}", false)]
    [InlineData("data: {}\n", false)]
    [InlineData("data: {}\r\n", false)]
    [InlineData("data: {}\n\nd", false)]
    [InlineData("data: a\ndata: b\n", false)]
    public void IsReached_AfterABlankLineOnly_HoweverTheStreamIsSplit(string stream, bool expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(stream);
        for (int split = 0; split <= bytes.Length; split++)
        {
            var boundary = new EventBoundary();
            boundary.Pass(bytes.AsSpan(0, split));
            boundary.Pass(bytes.AsSpan(split));
            Assert.Equal(expected, boundary.IsReached);
        }
    }
}

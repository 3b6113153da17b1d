using McpPolicy.Proxy.Upstreams;

namespace McpPolicy.Proxy.Tests.Upstreams;

public sealed class UpstreamHeadersTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mcp-policy-headers-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Files_AreHeaders_WithoutTheLastLineBreak()
    {
        Write("Authorization", "Bearer x\r\n");
        Write(".hidden", "not a header");

        KeyValuePair<string, string> header = Assert.Single(UpstreamHeaders.Read(_directory.FullName));

        Assert.Equal("Authorization", header.Key);
        Assert.Equal("Bearer x", header.Value);
    }

    [Theory]
    [InlineData("X-Key", "secret1\r\nX-Other: 2")]
    [InlineData("X Key", "secret1")]
    [InlineData("Content-Type", "secret1")]
    public void FileThatIsNoRequestHeader_IsRefused_ByItsNameAndWithoutItsContent(string name, string content)
    {
        Write(name, content);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => UpstreamHeaders.Read(_directory.FullName));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HeaderGivenTwice_IsRefused()
    {
        Write("X-Key", "1");
        Write("x-key", "2");

        Assert.Throws<InvalidDataException>(() => UpstreamHeaders.Read(_directory.FullName));
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_directory.FullName, name), content);
}

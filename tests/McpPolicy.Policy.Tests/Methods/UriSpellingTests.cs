using System.Text;
using McpPolicy.Policy.Methods;

namespace McpPolicy.Policy.Tests.Methods;

/// <summary>Only URIs that every reader takes for the same resource are compared.</summary>
public class UriSpellingTests
{
    [Theory]
    [InlineData("file:///repo/README.md")]
    [InlineData("file:///")]
    [InlineData("file:///repo/caf%C3%A9.txt")]
    [InlineData("file:///repo/100%25")]
    [InlineData("file:///repo/...")]
    [InlineData("file:///repo/.hidden")]
    [InlineData("https://example.com/")]
    [InlineData("https://example.com:8443/a?b=c&d=e/f")]
    [InlineData("test://static-text")]
    [InlineData("demo://resource/1")]
    [InlineData("note:first")]
    [InlineData("urn:isbn:0451450523")]
    [InlineData("git+ssh://host/path;v=1")]
    public void Plain_IsAccepted(string uri) => Assert.Null(Problem(uri));

    [Theory]
    [InlineData("file:///repo/../etc/passwd", ". or ..")]
    [InlineData("file:///repo/./a", ". or ..")]
    [InlineData("file:///repo/..", ". or ..")]
    [InlineData("file:///repo/%2e%2e/etc", "0-9 and A-F")]
    [InlineData("file:///repo/%2E%2E/etc", "needs no encoding")]
    [InlineData("file:///repo/%2E./etc", "needs no encoding")]
    [InlineData("file:///repo/.%2e/etc", "0-9 and A-F")]
    [InlineData("file:///repo%2F..%2Fetc", "encodes a slash")]
    [InlineData("file:///repo%2fetc", "0-9 and A-F")]
    [InlineData("file:///repo/%5C..%5Cetc", "encodes a slash")]
    [InlineData("file:///repo/%252e%252e/etc", "another percent-encoding")]
    [InlineData("file:///repo/%00.txt", "control character")]
    [InlineData("file:///repo/%41", "needs no encoding")]
    [InlineData("file:///repo/%c3%a9", "0-9 and A-F")]
    [InlineData("file:///repo/%", "0-9 and A-F")]
    [InlineData("file:///repo/%4", "0-9 and A-F")]
    [InlineData("file:///repo/%zz", "0-9 and A-F")]
    [InlineData("file:///repo/café", "must percent-encode")]
    [InlineData("file:///repo\\..\\etc", "must percent-encode")]
    [InlineData("file:///repo/a b", "must percent-encode")]
    [InlineData(" file:///repo/a", "scheme")]
    [InlineData("file:///repo/a\t", "must percent-encode")]
    [InlineData("file:///repo/a#b", "fragment")]
    [InlineData("file:///repo//etc", "empty path segment")]
    [InlineData("file:///repo/a?b", "no query")]
    [InlineData("file:///repo/", "no slash at its end")]
    [InlineData("FILE:///repo/a", "scheme")]
    [InlineData("File:///repo/a", "scheme")]
    [InlineData("file:/repo/a", "file:///")]
    [InlineData("file:repo/a", "file:///")]
    [InlineData("file://localhost/repo/a", "file:///")]
    [InlineData("file://", "file:///")]
    [InlineData("https://Example.com/", "lower case")]
    [InlineData("https://ex%41mple.com/", "needs no encoding")]
    [InlineData("https://ex%C3%A9.com/", "lower case")]
    [InlineData("https://example.com", "/ after it")]
    [InlineData("https://example.com?x", "/ after it")]
    [InlineData("https:example.com/", "host")]
    [InlineData("https:///example.com/", "host")]
    [InlineData("https://example.com:443/", "port")]
    [InlineData("http://example.com:80/", "port")]
    [InlineData("https://example.com:/", "port")]
    [InlineData("https://good.com@evil.com/", "user")]
    [InlineData("repo://../secret", ". or ..")]
    [InlineData("repo://files//etc/passwd", "empty path segment")]
    [InlineData("repo://x?path=../secret", ". or ..")]
    [InlineData("repo:..", ". or ..")]
    [InlineData("repo://x/a;../b", ". or ..")]
    [InlineData("/etc/passwd", "scheme")]
    [InlineData("1file:///x", "scheme")]
    [InlineData("://x", "scheme")]
    [InlineData("", "scheme")]
    public void AnythingThatCouldBeReadTwoWays_IsNot(string uri, string problem) =>
        Assert.Contains(problem, Problem(uri), StringComparison.Ordinal);

    [Theory]
    [InlineData("file:///{path}", "file:///*")]
    [InlineData("repo://{owner}/{repo}{?x,y}", "repo://*/**")]
    [InlineData("file:///a", "file:///a")]
    [InlineData("file:///{a", null)]
    [InlineData("file:///a}", null)]
    [InlineData("file:///{a{b}}", null)]
    public void Template_IsTheGlobOfWhatItMayStandFor(string template, string? glob)
    {
        var converted = UriTemplateGlob.TryConvert(Encoding.UTF8.GetBytes(template));

        Assert.Equal(glob, converted is null ? null : Encoding.UTF8.GetString(converted));
    }

    private static string? Problem(string uri) => UriSpelling.Problem(Encoding.UTF8.GetBytes(uri));
}

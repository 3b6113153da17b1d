using System.Text;
using McpPolicy.Identity.Configuration;

namespace McpPolicy.Identity.Tests.Configuration;

/// <summary>The authentication file: what is taken, and what is said of the rest.</summary>
public sealed class AuthenticationReaderTests
{
    [Fact]
    public void Example_OfTheDocumentation_IsRead()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "authentication.md"));
        int begin = text.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        AuthenticationReadResult read = Read(text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)]);

        Assert.Empty(read.Diagnostics);
        Assert.Equal(5, read.Settings!.Authenticators.Length);
        Assert.True(read.Settings.AllowsAnonymous);
        Assert.Equal("/dir/grants", read.Settings.Authenticators.OfType<KeySettings>().First().Path);
        TokenSettings oidc = read.Settings.Authenticators.OfType<TokenSettings>().First();
        Assert.Equal("/realm_access/roles", oidc.GroupsClaim);
        Assert.Equal(["blue", "green"], oidc.RequiredClaims.Single().Value);
    }

    [Fact]
    public void Oidc_WithoutAudiences_TakesTheResource() =>
        Assert.Equal(
            ["https://h/mcp"],
            Read(
                """{"version": "1", "resource": "https://h/mcp", "authenticators": [{"name": "o", "type": "Oidc", "issuer": "https://i"}]}"""
            )
                .Settings!.Authenticators.OfType<TokenSettings>()
                .Single()
                .Audiences
        );

    [Theory]
    [InlineData("name: a, type: Anonymos", "did you mean \"Anonymous\"?")]
    [InlineData("name: a", "\"type\" is missing")]
    [InlineData("type: Anonymous", "\"name\" is missing")]
    [InlineData("name: A_b, type: Anonymous", "lower-case letters")]
    [InlineData("name: a, type: Anonymous, path: x", "unknown key \"path\"")]
    [InlineData("name: a, type: ApiKeys", "\"path\" is missing")]
    [InlineData("name: a, type: ApiKeys, path: x, pth: y", "did you mean \"path\"?")]
    [InlineData("name: a, type: Oidc", "\"issuer\" is missing")]
    [InlineData("name: a, type: Oidc, issuer: nowhere", "is no URL")]
    [InlineData("name: a, type: Oidc, issuer: http://login.example.com", "is not https")]
    [InlineData("name: a, type: Oidc, issuer: https://u:p@login.example.com", "has credentials")]
    [InlineData("name: a, type: Oidc, issuer: https://i, audiences: []", "\"audiences\" is empty")]
    [InlineData("name: a, type: Oidc, issuer: https://i, algorithms: [HS256]", "none of the algorithms with public keys")]
    [InlineData("name: a, type: Oidc, issuer: https://i, algorithms: [none]", "none of the algorithms with public keys")]
    [InlineData("name: a, type: Oidc, issuer: https://i, algorithms: []", "\"algorithms\" is empty")]
    [InlineData("name: a, type: Oidc, issuer: https://i, clockSkewSeconds: 301", "a whole number from 0 to 300")]
    [InlineData("name: a, type: Oidc, issuer: https://i, maxTokenBytes: 1e4", "a whole number from 256 to 16384")]
    [InlineData("name: a, type: Oidc, issuer: https://i, requiredClaims: {a: []}", "at least one accepted value")]
    [InlineData("name: a, type: Oidc, issuer: https://i, jwks: {url: https://x, file: y}", "keep one")]
    [InlineData("name: a, type: Oidc, issuer: https://i, jwks: {url: http://x}", "is not https")]
    [InlineData("name: a, type: ServiceAccount, issuer: https://i", "\"audiences\" is missing")]
    [InlineData("name: a, type: ServiceAccount, issuer: https://i, audiences: [b], groupsClaim: g", "unknown key \"groupsClaim\"")]
    [InlineData("name: a, type: Anonymous}, {name: a, type: ApiKeys, path: x", "two authenticators are named")]
    [InlineData("name: a, type: Anonymous}, {name: b, type: Anonymous", "given twice")]
    [InlineData(
        "name: a, type: Oidc, issuer: https://i}, {name: b, type: ServiceAccount, issuer: https://i, audiences: [c]",
        "has the same issuer"
    )]
    public void Authenticator_ThatMakesNoSense_IsAnErrorAtItsPlace(string entry, string expected)
    {
        AuthenticationReadResult read = Read($"version: \"1\"\nresource: https://h/mcp\nauthenticators: [{{{entry}}}]\n");

        Assert.Null(read.Settings);
        Assert.Contains(read.Diagnostics, d => d.Message.Contains(expected, StringComparison.Ordinal) && d.Line == 3);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("version: 1\nauthenticators: [{name: a, type: Anonymous}]", "must be \"1\"")]
    [InlineData("version: \"1\"\nauthenticators: []", "is empty")]
    [InlineData("version: \"1\"", "\"authenticators\" is missing")]
    [InlineData("version: \"1\"\nauthenticators: [{name: a, type: Oidc, issuer: https://i}]", "\"resource\" is missing")]
    [InlineData("version: \"1\"\nresource: ftp://h\nauthenticators: [{name: a, type: Anonymous}]", "is no URL")]
    [InlineData("version: \"1\"\nresource: http://h/mcp\nauthenticators: [{name: a, type: Anonymous}]", "is not https")]
    [InlineData("version: \"1\"\nauthenticator: []\nauthenticators: [{name: a, type: Anonymous}]", "did you mean \"authenticators\"?")]
    [InlineData("version: \"1\"\nauthenticators: [&a {name: a, type: Anonymous}]", "anchor")]
    public void File_ThatMakesNoSense_IsAnError(string file, string expected)
    {
        AuthenticationReadResult read = Read(file);

        Assert.Null(read.Settings);
        Assert.Contains(read.Diagnostics, d => d.Message.Contains(expected, StringComparison.Ordinal));
    }

    private static AuthenticationReadResult Read(string text) =>
        AuthenticationReader.Read(Encoding.UTF8.GetBytes(text), "auth.yaml", "/dir");
}

using System.Text;
using System.Text.Json;
using McpPolicy.Identity.Configuration;
using McpPolicy.Identity.Credentials;
using McpPolicy.Policy.Tests.Schema;

namespace McpPolicy.Identity.Tests.Configuration;

/// <summary>The published schemas and the readers agree on the form of the files.</summary>
public sealed class FileSchemaTests
{
    private const string Hash = "\"hash\":\"sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae\"";

    [Theory]
    [InlineData("""{"name":"a","type":"Anonymous"}""", true)]
    [InlineData("""{"name":"a","type":"ApiKeys","path":"x"}""", true)]
    [InlineData(
        """{"name":"a","type":"Oidc","issuer":"https://i","jwks":{"file":"f","maxStaleSeconds":0},"algorithms":["ES256"],"groupsPrefix":"x:"}""",
        true
    )]
    [InlineData(
        """{"name":"a","type":"ServiceAccount","issuer":"https://i","audiences":["b"],"requiredClaims":{"c":["d"]},"caFile":"f"}""",
        true
    )]
    [InlineData("""{"name":"A","type":"Anonymous"}""", false)]
    [InlineData("""{"name":"a","type":"anonymous"}""", false)]
    [InlineData("""{"name":"a","type":"Anonymous","path":"x"}""", false)]
    [InlineData("""{"name":"a","type":"Grants"}""", false)]
    [InlineData("""{"name":"a","type":"Oidc"}""", false)]
    [InlineData("""{"name":"a","type":"Oidc","issuer":"https://i","algorithms":["HS256"]}""", false)]
    [InlineData("""{"name":"a","type":"Oidc","issuer":"https://i","clockSkewSeconds":301}""", false)]
    [InlineData("""{"name":"a","type":"Oidc","issuer":"https://i","jwks":{"uri":"https://i"}}""", false)]
    [InlineData("""{"name":"a","type":"ServiceAccount","issuer":"https://i"}""", false)]
    [InlineData("""{"name":"a","type":"ServiceAccount","issuer":"https://i","audiences":["b"],"groupsClaim":"g"}""", false)]
    public void Authenticator_IsTakenByTheReader_AsTheSchemaSays(string authenticator, bool expected)
    {
        string file = $$"""{"version":"1","resource":"https://h/mcp","authenticators":[{{authenticator}}]}""";

        Assert.Equal(expected, AuthenticationReader.Read(Encoding.UTF8.GetBytes(file), "f", "/").Settings is not null);
        Assert.Equal(expected, IsValid("authentication.schema.json", file));
    }

    [Theory]
    [InlineData("{\"name\":\"a\"," + Hash + "}", true)]
    [InlineData(
        "{\"name\":\"a\"," + Hash + ",\"expiresAt\":\"2027-01-31T00:00:00.5+01:00\",\"suspended\":true,\"labels\":{\"a\":\"b\"}}",
        true
    )]
    [InlineData("{\"name\":\"a\"}", false)]
    [InlineData("{\"id\":\"a\"," + Hash + "}", false)]
    [InlineData("{\"name\":\"a\",\"hash\":\"2c26\"}", false)]
    [InlineData("{\"name\":\"a\"," + Hash + ",\"expiresAt\":\"2027-01-31\"}", false)]
    [InlineData("{\"name\":\"a\"," + Hash + ",\"suspended\":1}", false)]
    [InlineData("{\"name\":\"a\"," + Hash + ",\"scopes\":[\"a b\"]}", false)]
    public async Task Grant_IsTakenByTheReader_AsTheSchemaSays(string grant, bool expected)
    {
        string file = $$"""{"version":"1","grants":[{{grant}}]}""";
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, file, TestContext.Current.CancellationToken);
        using var bench = new Bench($$"""{"version":"1","authenticators":[{"name":"g","type":"Grants","path":"{{path}}"}]}""");
        CredentialStore store = bench.Builder.Stores.Single();

        Assert.Equal(expected, store.Take(await store.ReadAsync(TestContext.Current.CancellationToken)).IsEmpty);
        Assert.Equal(expected, IsValid("credentials.schema.json", file));
    }

    private static bool IsValid(string schema, string file)
    {
        using var rules = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, schema)));
        using var document = JsonDocument.Parse(file);
        return new SchemaValidator(rules.RootElement).IsValid(document.RootElement);
    }
}

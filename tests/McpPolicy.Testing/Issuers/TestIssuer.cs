using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Testing.Issuers;

/// <summary>An OpenID Connect issuer on a free port: discovery, and keys that a test exchanges.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    // Making an RSA key takes longer than most tests.
    private static readonly Lazy<TestKey> FirstKey = new(static () => TestKey.Rsa("first"));

    private readonly WebApplication _app;
    private int _fetches;

    private TestIssuer(WebApplication app) => _app = app;

    /// <summary>What <c>iss</c> is.</summary>
    public string Url => _app.Urls.First();

    /// <summary>The address of the keys.</summary>
    public string KeysUrl => Url + "/keys";

    /// <summary>The key that signs.</summary>
    public TestKey Key { get; set; } = FirstKey.Value;

    /// <summary>The document that is published.</summary>
    public string Jwks { get; set; } = "";

    /// <summary>What the discovery document says the issuer is; null for the truth.</summary>
    public string? ClaimedIssuer { get; set; }

    /// <summary>The status that the keys are answered with.</summary>
    public int Status { get; set; } = 200;

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches => Volatile.Read(ref _fetches);

    /// <summary>Starts an issuer with one RSA key.</summary>
    public static async Task<TestIssuer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var issuer = new TestIssuer(app);
        issuer.Publish(issuer.Key);
        app.Run(issuer.AnswerAsync);
        await app.StartAsync();
        return issuer;
    }

    /// <summary>Publishes these keys and signs with the last.</summary>
    public void Publish(params TestKey[] keys)
    {
        Jwks = $$"""{"keys":[{{string.Join(',', keys.Select(static key => key.Jwk()))}}]}""";
        Key = keys[^1];
    }

    /// <summary>A token for the issuer's signing key.</summary>
    public string Token(string claims) => Key.Token($$"""{"alg":"RS256","kid":"{{Key.Kid}}","typ":"JWT"}""", claims);

    /// <summary>The claims of a good token, with further members.</summary>
    public string Claims(string audience, string subject, DateTimeOffset now, string more = "", int seconds = 300) =>
        $$"""{"iss":"{{Url}}","aud":"{{audience}}","sub":"{{subject}}","iat":{{now.ToUnixTimeSeconds()}},"exp":{{now.ToUnixTimeSeconds()
            + seconds}}{{more}}}""";

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        switch (context.Request.Path.Value)
        {
            case "/.well-known/openid-configuration":
                return context.Response.WriteAsync($$"""{"issuer":"{{ClaimedIssuer ?? Url}}","jwks_uri":"{{KeysUrl}}"}""");
            case "/keys":
                Interlocked.Increment(ref _fetches);
                context.Response.StatusCode = Status;
                return context.Response.WriteAsync(Jwks);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }
}

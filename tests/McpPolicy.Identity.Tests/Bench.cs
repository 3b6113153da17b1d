using System.Text;
using McpPolicy.Identity.Configuration;
using McpPolicy.Testing.Issuers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Identity.Tests;

/// <summary>Authentication from a file, with a clock that the test moves.</summary>
internal sealed class Bench : IDisposable
{
    public const string Audience = "https://mcp.example.com/mcp";

    private readonly AuthenticationBuilder _builder;

    public Bench(string file, string? directory = null)
    {
        AuthenticationReadResult read = AuthenticationReader.Read(Encoding.UTF8.GetBytes(file), "auth.yaml", directory ?? "/");
        Assert.True(read.Settings is not null, string.Join('\n', read.Diagnostics));
        _builder = new AuthenticationBuilder(read.Settings, new NullIdentityObserver(), Time, NullLogger.Instance);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public AuthenticationBuilder Builder => _builder;

    public static Bench For(TestIssuer issuer, string more = "", string jwks = "") =>
        new(
            $$"""
            {"version": "1", "resource": "{{Audience}}", "authenticators": [
              {"name": "corp", "type": "Oidc", "issuer": "{{issuer.Url}}"{{(jwks.Length > 0 ? $", \"jwks\": {jwks}" : "")}}{{more}}}]}
            """
        );

    public async Task<AuthenticationResult> AskAsync(string token) =>
        await _builder.Authentication.AuthenticateAsync(token.AsMemory(), TestContext.Current.CancellationToken);

    public void Dispose() => _builder.Dispose();
}

using McpPolicy.Testing;
using McpPolicy.Testing.Issuers;

namespace McpPolicy.Identity.Tests.Keys;

/// <summary>What happens as an issuer exchanges its keys, and while they cannot be had.</summary>
public sealed class KeyRotationTests
{
    [Fact]
    public async Task NewKey_IsFetchedWhenATokenNamesIt_AtMostOnceInTenSeconds()
    {
        await using TestIssuer issuer = await TestIssuer.StartAsync();
        using Bench bench = Bench.For(issuer);
        using var second = TestKey.Rsa("second");
        TestKey first = issuer.Key;
        Assert.True((await bench.AskAsync(Token(issuer, bench, "a"))).IsSuccess);
        Assert.Equal(1, issuer.Fetches);

        issuer.Publish(first, second);
        Assert.Equal(AuthenticationFailure.BadSignature, (await bench.AskAsync(Token(issuer, bench, "b"))).Failure);
        bench.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.True((await bench.AskAsync(Token(issuer, bench, "b"))).IsSuccess);
        Assert.Equal(2, issuer.Fetches);

        for (int i = 0; i < 20; i++)
        {
            string unknown = second.Token($$"""{"alg":"RS256","kid":"unknown-{{i}}"}""", Claims(issuer, bench, "b"));
            Assert.False((await bench.AskAsync(unknown)).IsSuccess);
        }

        Assert.Equal(2, issuer.Fetches);
    }

    [Fact]
    public async Task RemovedKey_IsNotTrustedAnyMore_AlsoForTokensSeenBefore()
    {
        await using TestIssuer issuer = await TestIssuer.StartAsync();
        using Bench bench = Bench.For(issuer);
        using var second = TestKey.Rsa("second");
        string old = Token(issuer, bench, "alice", 3_600);
        AuthenticationResult result = await bench.AskAsync(old);
        Assert.True(result.IsSuccess, result.Detail);

        issuer.Publish(second);
        bench.Time.Advance(TimeSpan.FromSeconds(301));

        // The credential that was handed out says so too, which is what ends open streams.
        await Wait.Until(
            () => result.Credential.StateAt(bench.Time.GetUtcNow()) == CredentialState.Revoked,
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal(AuthenticationFailure.BadSignature, (await bench.AskAsync(old)).Failure);
    }

    [Fact]
    public async Task Keys_ThatCannotBeRefreshed_AreUsedForAWhile_ThenTokensAreRefused()
    {
        await using TestIssuer issuer = await TestIssuer.StartAsync();
        using Bench bench = Bench.For(issuer);
        string token = Token(issuer, bench, "alice", 100_000);
        Assert.True((await bench.AskAsync(token)).IsSuccess);

        issuer.Status = 500;
        bench.Time.Advance(TimeSpan.FromSeconds(3_600));
        Assert.True((await bench.AskAsync(token)).IsSuccess);
        bench.Time.Advance(TimeSpan.FromSeconds(301));
        Assert.Equal(AuthenticationFailure.Unavailable, (await bench.AskAsync(token)).Failure);

        issuer.Status = 200;
        bench.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.True((await bench.AskAsync(token)).IsSuccess);
    }

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{}""")]
    [InlineData("""not json""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"first","k":"AAAA"}]}""")]
    [InlineData("""{"keys":[KEY],"keys":[KEY]}""")]
    [InlineData("""{"keys":[KEY,KEY]}""")]
    [InlineData("""{"keys":[ENC]}""")]
    [InlineData("""{"keys":[OTHER]}""")]
    [InlineData("""{"keys":[WEAK]}""")]
    public async Task KeySet_ThatCannotBeUsed_LetsNobodyIn(string jwks)
    {
        await using TestIssuer issuer = await TestIssuer.StartAsync();
        using Bench bench = Bench.For(issuer);
        using var weak = TestKey.Rsa("first", 1024);
        string token = jwks.Contains("WEAK", StringComparison.Ordinal)
            ? weak.Token("""{"alg":"RS256","kid":"first"}""", Claims(issuer, bench, "alice"))
            : Token(issuer, bench, "alice");
        issuer.Jwks = jwks.Replace("KEY", issuer.Key.Jwk(), StringComparison.Ordinal)
            .Replace("ENC", issuer.Key.Jwk(",\"use\":\"enc\""), StringComparison.Ordinal)
            .Replace("OTHER", issuer.Key.Jwk(",\"alg\":\"HS256\""), StringComparison.Ordinal)
            .Replace("WEAK", weak.Jwk(), StringComparison.Ordinal);

        Assert.Equal(AuthenticationFailure.Unavailable, (await bench.AskAsync(token)).Failure);
    }

    [Fact]
    public async Task KeySet_OfAnIssuerThatSaysToBeAnother_IsNotUsed()
    {
        await using TestIssuer issuer = await TestIssuer.StartAsync();
        issuer.ClaimedIssuer = "https://login.example.com";
        using Bench bench = Bench.For(issuer);

        Assert.Equal(AuthenticationFailure.Unavailable, (await bench.AskAsync(Token(issuer, bench, "alice"))).Failure);
        Assert.Equal(0, issuer.Fetches);
    }

    [Fact]
    public async Task EllipticCurveKey_FromAFile_ChecksItsOwnAlgorithmOnly_AndIsFollowed()
    {
        await using TestIssuer issuer = await TestIssuer.StartAsync();
        using var curve = TestKey.Curve("ec");
        using var other = TestKey.Curve("ec");
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $$"""{"keys":[{{curve.Jwk()}}]}""", TestContext.Current.CancellationToken);
        using Bench bench = Bench.For(issuer, jwks: $$"""{"file":"{{file}}"}""");
        string claims = Claims(issuer, bench, "alice");
        string token = curve.Token("""{"alg":"ES256","kid":"ec"}""", claims);

        Assert.True((await bench.AskAsync(token)).IsSuccess);
        Assert.False((await bench.AskAsync(curve.Token("""{"alg":"RS256","kid":"ec"}""", claims))).IsSuccess);
        Assert.False((await bench.AskAsync(curve.Token("""{"alg":"ES384","kid":"ec"}""", claims))).IsSuccess);

        await File.WriteAllTextAsync(file, $$"""{"keys":[{{other.Jwk()}}]}""", TestContext.Current.CancellationToken);
        await Wait.Until(
            async () =>
            {
                bench.Time.Advance(TimeSpan.FromSeconds(3));
                return !(await bench.AskAsync(token)).IsSuccess;
            },
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal(0, issuer.Fetches);
        File.Delete(file);
    }

    [Fact]
    public async Task TokensSeenBefore_ExpireToo()
    {
        await using TestIssuer issuer = await TestIssuer.StartAsync();
        using Bench bench = Bench.For(issuer);
        string token = Token(issuer, bench, "alice", 60);
        Assert.True((await bench.AskAsync(token)).IsSuccess);

        bench.Time.Advance(TimeSpan.FromSeconds(89));
        Assert.True((await bench.AskAsync(token)).IsSuccess);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(AuthenticationFailure.Expired, (await bench.AskAsync(token)).Failure);
    }

    private static string Token(TestIssuer issuer, Bench bench, string subject, int seconds = 300) =>
        issuer.Token(Claims(issuer, bench, subject, seconds));

    private static string Claims(TestIssuer issuer, Bench bench, string subject, int seconds = 300) =>
        issuer.Claims(Bench.Audience, subject, bench.Time.GetUtcNow(), seconds: seconds);
}

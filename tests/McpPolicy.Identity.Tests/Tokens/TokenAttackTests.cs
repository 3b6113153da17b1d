using System.Text;
using McpPolicy.Testing.Issuers;

namespace McpPolicy.Identity.Tests.Tokens;

/// <summary>Tokens that attackers make. Each differs in one thing from a token that is accepted.</summary>
public sealed class TokenAttackTests : IAsyncLifetime
{
    private TestIssuer _issuer = null!;
    private Bench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        _bench = Bench.For(_issuer, """, "requiredClaims": {"tenant": ["blue", "green"]}""");
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task Token_WithoutFault_IsAccepted()
    {
        AuthenticationResult result = await _bench.AskAsync(Token());

        Assert.True(result.IsSuccess, result.Detail);
        Assert.Equal("oidc/corp/alice", result.Credential.Caller.Id);
    }

    public static TheoryData<string, string, AuthenticationFailure> Claims { get; } =
        new()
        {
            { "exp is over", """,exp:-31""", AuthenticationFailure.Expired },
            { "exp is missing", """,exp:""", AuthenticationFailure.BadClaims },
            { "exp is a text", """,exp:"9999999999" """, AuthenticationFailure.BadClaims },
            { "exp is beyond all dates", """,exp:1e300""", AuthenticationFailure.BadClaims },
            { "exp is negative", """,exp:-1e5""", AuthenticationFailure.BadClaims },
            { "exp is null", """,exp:null""", AuthenticationFailure.BadClaims },
            { "nbf is ahead", """,nbf:+31""", AuthenticationFailure.BadClaims },
            { "nbf is no date", """,nbf:"soon" """, AuthenticationFailure.BadClaims },
            { "iat is ahead", """,iat:+31""", AuthenticationFailure.BadClaims },
            { "aud is another", """,aud:"https://other.example.com/mcp" """, AuthenticationFailure.WrongAudience },
            { "aud has a slash more", """,aud:"https://mcp.example.com/mcp/" """, AuthenticationFailure.WrongAudience },
            { "aud in upper case", """,aud:"HTTPS://MCP.EXAMPLE.COM/MCP" """, AuthenticationFailure.WrongAudience },
            { "aud is missing", """,aud:""", AuthenticationFailure.WrongAudience },
            { "aud is empty", """,aud:[]""", AuthenticationFailure.WrongAudience },
            { "aud is an object", """,aud:{"https://mcp.example.com/mcp":1}""", AuthenticationFailure.BadClaims },
            { "tenant is another", """,tenant:"red" """, AuthenticationFailure.BadClaims },
            { "tenant is missing", """,tenant:""", AuthenticationFailure.BadClaims },
            { "sub is missing", """,sub:""", AuthenticationFailure.BadClaims },
            { "sub is empty", """,sub:"" """, AuthenticationFailure.BadClaims },
            { "sub is a number", """,sub:7""", AuthenticationFailure.BadClaims },
            { "sub has a line break", """,sub:"a\nb" """, AuthenticationFailure.BadClaims },
            { "sub is Kubernetes' own", """,sub:"system:serviceaccount:ml:job" """, AuthenticationFailure.BadClaims },
            { "a group is Kubernetes' own", """,groups:["staff","system:masters"]""", AuthenticationFailure.BadClaims },
        };

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task Token_WithABadClaim_IsRefused(string name, string change, AuthenticationFailure expected)
    {
        AuthenticationResult result = await _bench.AskAsync(_issuer.Token(Changed(change)));

        Assert.Equal((name, expected), (name, result.Failure));
        Assert.Null(result.Credential);
    }

    [Theory]
    [InlineData("""{"alg":"none","kid":"first"}""")]
    [InlineData("""{"alg":"None","kid":"first"}""")]
    [InlineData("""{"alg":"NONE"}""")]
    [InlineData("""{"alg":"","kid":"first"}""")]
    [InlineData("""{"alg":null,"kid":"first"}""")]
    [InlineData("""{"alg":["RS256"],"kid":"first"}""")]
    [InlineData("""{"alg":"rs256","kid":"first"}""")]
    [InlineData("""{"kid":"first"}""")]
    [InlineData("""{"alg":"HS256","kid":"first"}""")]
    [InlineData("""{"alg":"ES256","kid":"first"}""")]
    [InlineData("""{"alg":"PS256 ","kid":"first"}""")]
    [InlineData("""{"alg":"RS512","kid":"first"}""")]
    [InlineData("""{"alg":"EdDSA","kid":"first"}""")]
    public async Task Token_WithAnotherAlgorithm_IsRefused(string header) => await RefusedAsync(_issuer.Key.Token(header, Good()));

    [Theory]
    [InlineData("""{"alg":"none","kid":"first"}""")]
    [InlineData("""{"alg":"RS256","kid":"first"}""")]
    public async Task Token_WithoutSignature_IsRefused(string header)
    {
        string token = _issuer.Key.Token(header, Good());
        string unsigned = token[..(token.LastIndexOf('.') + 1)];

        await RefusedAsync(unsigned);
        await RefusedAsync(unsigned[..^1]);
        await RefusedAsync(unsigned + "AA");
    }

    [Fact]
    public async Task Token_SignedWithThePublicKeyAsHmacSecret_IsRefused()
    {
        foreach (string secret in new[] { _issuer.Key.Pem, _issuer.Key.Pem.ReplaceLineEndings("\n") + "\n", _issuer.Key.Jwk(), "" })
        {
            foreach (string algorithm in new[] { "HS256", "RS256", "HS384" })
            {
                string header = $$"""{"alg":"{{algorithm}}","kid":"first"}""";
                await RefusedAsync(TestKey.HmacToken(header, Good(), Encoding.UTF8.GetBytes(secret)));
            }
        }
    }

    [Theory]
    [InlineData("../../../../dev/null")]
    [InlineData("/etc/passwd")]
    [InlineData("first' OR '1'='1")]
    [InlineData("first\\u0000")]
    [InlineData("FIRST")]
    [InlineData(" first")]
    [InlineData("http://127.0.0.1/keys#first")]
    [InlineData("*")]
    [InlineData("")]
    public async Task Token_WithATrickyKid_IsRefused(string kid) =>
        await RefusedAsync(_issuer.Key.Token($$"""{"alg":"RS256","kid":"{{kid}}"}""", Good()));

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("[\"first\"]")]
    [InlineData("{\"first\":1}")]
    public async Task Token_WithAKidThatIsNoText_IsRefused(string kid) =>
        await RefusedAsync(_issuer.Key.Token($$"""{"alg":"RS256","kid":{{kid}}}""", Good()));

    [Fact]
    public async Task Token_WithAHugeKid_IsRefused() =>
        await RefusedAsync(_issuer.Key.Token($$"""{"alg":"RS256","kid":"{{new string('k', 3_000)}}"}""", Good()));

    [Theory]
    [InlineData("""{"alg":"RS256","kid":"first","crit":["exp"],"exp":1}""")]
    [InlineData("""{"alg":"RS256","kid":"first","crit":[]}""")]
    [InlineData("""{"alg":"RS256","kid":"first","b64":false}""")]
    [InlineData("""{"alg":"RS256","kid":"first","zip":"DEF"}""")]
    [InlineData("""{"alg":"RS256","kid":"first","enc":"A128GCM"}""")]
    [InlineData("""{"alg":"RS256","kid":"first","typ":"dpop+jwt"}""")]
    [InlineData("""{"alg":"RS256","kid":"first","typ":1}""")]
    [InlineData("""{"alg":"none","alg":"RS256","kid":"first"}""")]
    [InlineData("""{"alg":"RS256","\u0061lg":"none","kid":"first"}""")]
    [InlineData("""{"alg":"RS256","kid":"second","kid":"first"}""")]
    [InlineData("""["RS256"]""")]
    [InlineData("""{"alg":"RS256","kid":"first"} """ + "x")]
    public async Task Token_WithAHeaderThatMeansMore_IsRefused(string header) => await RefusedAsync(_issuer.Key.Token(header, Good()));

    [Theory]
    [InlineData("jwk")]
    [InlineData("jku")]
    [InlineData("x5u")]
    [InlineData("x5c")]
    public async Task Token_ThatBringsItsOwnKey_IsCheckedWithTheIssuersOnly(string member)
    {
        using var own = TestKey.Rsa("first");
        await using TestIssuer evil = await TestIssuer.StartAsync();
        evil.Publish(own);
        string value = member switch
        {
            "jwk" => own.Jwk(),
            "x5c" => "[\"MIIB\"]",
            _ => $"\"{evil.KeysUrl}\"",
        };
        string header = $$"""{"alg":"RS256","kid":"first","{{member}}":{{value}}}""";

        await RefusedAsync(own.Token(header, Good()));
        Assert.Equal(0, evil.Fetches);
        Assert.True((await _bench.AskAsync(_issuer.Key.Token(header, Good()))).IsSuccess);
        Assert.Equal(0, evil.Fetches);
    }

    [Theory]
    [InlineData("\"sub\":\"alice\",\"sub\":\"root\"")]
    [InlineData("\"sub\":\"alice\",\"s\\u0075b\":\"root\"")]
    [InlineData("\"sub\":\"alice\",\"deep\":{\"a\":1,\"a\":2}")]
    public async Task Token_WithDuplicateClaims_IsRefused(string members) =>
        await RefusedAsync(_issuer.Token(Good().Replace("\"sub\":\"alice\"", members, StringComparison.Ordinal)));

    [Fact]
    public async Task Token_OfAnotherIssuer_IsRefused()
    {
        foreach (string issuer in new[] { _issuer.Url + "/", _issuer.Url.ToUpperInvariant(), "https://other.example.com", "" })
        {
            string claims = Good().Replace($"\"iss\":\"{_issuer.Url}\"", $"\"iss\":\"{issuer}\"", StringComparison.Ordinal);
            Assert.Equal(AuthenticationFailure.Unknown, (await _bench.AskAsync(_issuer.Token(claims))).Failure);
        }
    }

    [Fact]
    public async Task Token_SignedByAnotherKeyOfTheSameName_IsRefused()
    {
        using var other = TestKey.Rsa("first");
        AuthenticationResult result = await _bench.AskAsync(other.Token("""{"alg":"RS256","kid":"first"}""", Good()));

        Assert.Equal(AuthenticationFailure.BadSignature, result.Failure);
    }

    [Fact]
    public async Task Token_ChangedAfterItWasAccepted_IsRefused()
    {
        string token = Token();
        Assert.True((await _bench.AskAsync(token)).IsSuccess);
        string[] parts = token.Split('.');
        string claims = TestKey.Text(Encoding.UTF8.GetBytes(Good().Replace("alice", "root", StringComparison.Ordinal)));

        await RefusedAsync($"{parts[0]}.{claims}.{parts[2]}");
        await RefusedAsync(token + "=");
        await RefusedAsync(token + ".");
        await RefusedAsync("." + token);
        await RefusedAsync(token[..^4]);
    }

    [Fact]
    public async Task Token_LongerThanAllowed_IsRefusedBeforeItIsChecked()
    {
        foreach (int length in new[] { 8_192, 20_000, 200_000 })
        {
            string claims = Good().Replace("{\"iss\"", $"{{\"fill\":\"{new string('x', length)}\",\"iss\"", StringComparison.Ordinal);
            AuthenticationResult result = await _bench.AskAsync(_issuer.Token(claims));
            Assert.Equal(AuthenticationFailure.Malformed, result.Failure);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d.e")]
    [InlineData("mcpp_")]
    [InlineData("e30.e30.AA")]
    public async Task Token_ThatIsNone_IsRefused(string token) => await RefusedAsync(token);

    [Fact]
    public async Task Refusals_NeverRepeatTheToken()
    {
        string token = _issuer.Token(Good().Replace("alice", "very-secret-subject", StringComparison.Ordinal));
        foreach (string bad in new[] { token[..^5], token + "x", "mcpp_very-secret-key", "very.secret.token" })
        {
            AuthenticationResult result = await _bench.AskAsync(bad);
            Assert.False(result.IsSuccess);
            Assert.DoesNotContain("secret", result.Detail, StringComparison.Ordinal);
            Assert.True(result.Detail!.All(static c => c is >= ' ' and <= '~' and not ('"' or '\\')), result.Detail);
        }
    }

    private async Task RefusedAsync(string token)
    {
        AuthenticationResult result = await _bench.AskAsync(token);
        Assert.False(result.IsSuccess);
        Assert.NotEqual(AuthenticationFailure.None, result.Failure);
        Assert.NotEqual(AuthenticationFailure.Unavailable, result.Failure);
    }

    private string Token() => _issuer.Token(Good());

    private string Good() => _issuer.Claims(Bench.Audience, "alice", _bench.Time.GetUtcNow(), ",\"tenant\":\"blue\"");

    /// <summary>The good claims with one of them exchanged: <c>,name:value</c>, <c>,name:</c> for none, or <c>+n</c> and <c>-n</c> seconds
    /// from now.</summary>
    private string Changed(string change)
    {
        int colon = change.IndexOf(':', StringComparison.Ordinal);
        string name = change[1..colon];
        string value = change[(colon + 1)..].Trim();
        long now = _bench.Time.GetUtcNow().ToUnixTimeSeconds();
        if (value.Length is > 1 and < 5 && value[0] is '+' or '-' && long.TryParse(value, out long seconds))
        {
            value = (now + seconds).ToString();
        }

        var claims = System.Text.Json.Nodes.JsonNode.Parse(Good())!.AsObject();
        claims.Remove(name);
        string rest = claims.ToJsonString();
        return value.Length == 0 ? rest : $"{rest[..^1]},\"{name}\":{value}}}";
    }
}

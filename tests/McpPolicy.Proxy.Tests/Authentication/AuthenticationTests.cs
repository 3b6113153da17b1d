using System.Net;
using System.Text;
using System.Text.Json;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Tests.Hosting;

namespace McpPolicy.Proxy.Tests.Authentication;

/// <summary>Who gets in over HTTP, and what the others are told.</summary>
public sealed class AuthenticationTests
{
    private const string Metadata = "https://mcp.example.com/.well-known/oauth-protected-resource/mcp";

    [Fact]
    public async Task Call_WithAGoodCredentialOfAnyKind_ReachesTheServerWithoutIt()
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll);
        foreach (string credential in new[] { GatedProxy.AliceKey, GatedProxy.CiGrant, proxy.Token("bob") })
        {
            (HttpResponseMessage response, string body) = await proxy.CallAsync(credential);
            Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        }

        Assert.Equal(3, proxy.Server.Requests.Count);
        Assert.All(proxy.Server.Requests, static request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
    }

    [Fact]
    public async Task Call_WithoutACredential_IsToldWhereToGetOne()
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll);
        (HttpResponseMessage response, string body) = await proxy.CallAsync(null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal($"Bearer resource_metadata=\"{Metadata}\"", response.Headers.WwwAuthenticate.ToString());
        Assert.Contains("\"error\":{\"code\":-31010", body, StringComparison.Ordinal);
        Assert.Empty(proxy.Server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_WithABadCredential_IsRefused_AlsoWhereNoneIsNeeded(bool anonymous)
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll, anonymous);
        string good = proxy.Token("bob");
        foreach (string credential in new[] { "mcpp_unknown", good[..^6], "x", "e30.e30.AA", "mcpp_", GatedProxy.AliceKey + "x" })
        {
            (HttpResponseMessage response, string body) = await proxy.CallAsync(credential);
            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{credential}: {response.StatusCode}");
            string challenge = response.Headers.WwwAuthenticate.ToString();
            Assert.StartsWith($"Bearer resource_metadata=\"{Metadata}\", error=\"invalid_token\"", challenge, StringComparison.Ordinal);
            Assert.DoesNotContain(credential.Length > 5 ? credential : "\u0001", challenge + body, StringComparison.Ordinal);
        }

        Assert.Empty(proxy.Server.Requests);
        (HttpResponseMessage none, _) = await proxy.CallAsync(null);
        Assert.Equal(anonymous ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, none.StatusCode);
    }

    public static TheoryData<string, string> HeaderLines { get; } =
        new()
        {
            { "twice", "Authorization: Bearer KEY\r\nAuthorization: Bearer KEY\r\n" },
            { "twice, one of them bad", "Authorization: Bearer bad\r\nAuthorization: Bearer KEY\r\n" },
            { "two tokens", "Authorization: Bearer KEY KEY\r\n" },
            { "a list", "Authorization: Bearer KEY, Bearer KEY\r\n" },
            { "another scheme", "Authorization: Basic KEY\r\n" },
            { "no scheme", "Authorization: KEY\r\n" },
            { "no token", "Authorization: Bearer \r\n" },
            { "a tab", "Authorization: Bearer\tKEY\r\n" },
            { "empty", "Authorization:\r\n" },
            { "quotation marks", "Authorization: Bearer \"KEY\"\r\n" },
            { "another header", "X-Api-Key: KEY\r\n" },
            { "a cookie", "Cookie: access_token=KEY\r\n" },
            { "underscore", "Proxy-Authorization: Bearer KEY\r\n" },
        };

    [Theory]
    [MemberData(nameof(HeaderLines))]
    public async Task Call_WithACredentialThatStandsElsewhereOrTwice_IsRefused(string name, string lines)
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll);
        int status = await RawAsync(proxy, "/mcp", lines.Replace("KEY", GatedProxy.AliceKey, StringComparison.Ordinal));

        Assert.Equal((name, 401), (name, status));
        Assert.Empty(proxy.Server.Requests);
    }

    [Theory]
    [InlineData("Authorization: Bearer KEY\r\n")]
    [InlineData("authorization: bearer KEY\r\n")]
    [InlineData("AUTHORIZATION: bEaReR   KEY  \r\n")]
    public async Task Call_WithTheSchemeInAnyCase_IsLetIn(string lines)
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll);

        Assert.Equal(200, await RawAsync(proxy, "/mcp", lines.Replace("KEY", GatedProxy.AliceKey, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/mcp?access_token=KEY")]
    [InlineData("/mcp?x=1&access_token=KEY")]
    [InlineData("/mcp?ACCESS_TOKEN=KEY")]
    [InlineData("/mcp?access%5Ftoken=KEY")]
    public async Task Call_WithATokenInTheUrl_IsRefused(string target)
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll, anonymous: true);
        string url = target.Replace("KEY", GatedProxy.AliceKey, StringComparison.Ordinal);

        Assert.Equal(400, await RawAsync(proxy, url, ""));
        Assert.Equal(400, await RawAsync(proxy, url, $"Authorization: Bearer {GatedProxy.AliceKey}\r\n"));
        Assert.Empty(proxy.Server.Requests);
    }

    [Theory]
    [InlineData("X-Forwarded-User")]
    [InlineData("X-Forwarded-Email")]
    [InlineData("X-Forwarded-Access-Token")]
    [InlineData("X-Remote-User")]
    [InlineData("X-Remote-Group")]
    [InlineData("X-Remote-Extra-Scopes")]
    [InlineData("Remote-User")]
    [InlineData("X_Remote_User")]
    [InlineData("X-Auth-Request-User")]
    [InlineData("X-Auth-Request-Groups")]
    [InlineData("X-McpPolicy-Caller")]
    [InlineData("Impersonate-User")]
    [InlineData("X-Amzn-Oidc-Data")]
    [InlineData("X-Goog-Authenticated-User-Email")]
    [InlineData("Cf-Access-Authenticated-User-Email")]
    [InlineData("X-MS-CLIENT-PRINCIPAL-NAME")]
    [InlineData("Tailscale-User-Login")]
    [InlineData("Client-Cert")]
    [InlineData("DPoP")]
    public async Task Call_WithAForgedIdentity_ReachesTheServerWithoutIt(string header)
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll);
        (HttpResponseMessage response, _) = await proxy.CallAsync(GatedProxy.CiGrant, "echo", (header, "root"), ("X-Harmless", "yes"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        RecordedRequest request = Assert.Single(proxy.Server.Requests);
        Assert.DoesNotContain("root", request.Headers.Values);
        Assert.Contains("X-Harmless", request.Headers.Keys);
    }

    [Fact]
    public async Task Metadata_IsServedWithoutACredential_AtAllItsPaths()
    {
        await using GatedProxy proxy = await GatedProxy.StartAsync(RunningProxy.AllowAll);
        var root = new Uri(proxy.Proxy.McpUrl);
        foreach (string path in new[] { "/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp" })
        {
            string text = await proxy.Proxy.Client.GetStringAsync(new Uri(root, path), TestContext.Current.CancellationToken);
            using var json = JsonDocument.Parse(text);
            Assert.Equal(GatedProxy.Resource, json.RootElement.GetProperty("resource").GetString());
            Assert.Equal(proxy.Issuer.Url, json.RootElement.GetProperty("authorization_servers")[0].GetString());
            Assert.Equal(2, json.RootElement.GetProperty("scopes_supported").GetArrayLength());
            Assert.Equal("header", json.RootElement.GetProperty("bearer_methods_supported")[0].GetString());
        }

        Assert.Equal(404, await RawAsync(proxy, "/.well-known/openid-configuration", ""));
        Assert.Equal(200, await RawAsync(proxy, "/.well-known/oauth-protected-resource", "", "GET"));
        Assert.Equal(404, await RawAsync(proxy, "/.well-known/oauth-protected-resource", "", "GET", "evil.example.com"));
    }

    [Fact]
    public async Task Call_WithATokenThatLacksAScope_Gets403AndTheScope_WithAKeyADenial()
    {
        const string Policy = """
            {"version":"1","policies":[{"name":"p","rules":[
              {"name":"careful","tools":["echo"],"action":"Allow","requireScopes":["runs:write","runs:read"]}]}]}
            """;
        await using GatedProxy proxy = await GatedProxy.StartAsync(Policy);

        (HttpResponseMessage refused, _) = await proxy.CallAsync(proxy.Token("bob", ",\"scope\":\"runs:read\""));
        (HttpResponseMessage allowed, _) = await proxy.CallAsync(proxy.Token("bob", ",\"scope\":\"runs:read runs:write\""));
        (HttpResponseMessage list, _) = await proxy.CallAsync(proxy.Token("bob", ",\"scp\":[\"runs:read\",\"runs:write\"]"));
        (HttpResponseMessage key, string body) = await proxy.CallAsync(GatedProxy.AliceKey);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(
            $"Bearer resource_metadata=\"{Metadata}\", error=\"insufficient_scope\", scope=\"runs:write runs:read\"",
            refused.Headers.WwwAuthenticate.ToString()
        );
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (allowed.StatusCode, list.StatusCode, key.StatusCode));
        Assert.Contains("\"isError\":true", body, StringComparison.Ordinal);
        Assert.Equal(2, proxy.Server.Requests.Count);
    }

    [Fact]
    public async Task Subjects_OfEachKind_DecideWhatACallerMayDo()
    {
        const string Policy = """
            {"version":"1","policies":[{"name":"p","rules":[
              {"name":"grant","tools":["by_grant"],"action":"Allow","subjects":[{"grant":"ci"}]},
              {"name":"labels","tools":["by_labels"],"action":"Allow","subjects":[{"grantLabels":{"team":"ml"}}]},
              {"name":"subject","tools":["by_subject"],"action":"Allow","subjects":[{"subject":"alice"}]},
              {"name":"group","tools":["by_group"],"action":"Allow","subjects":[{"group":"staff"}]},
              {"name":"claim","tools":["by_claim"],"action":"Allow","subjects":[{"claim":"team","values":["ml"]}]}]}]}
            """;
        await using GatedProxy proxy = await GatedProxy.StartAsync(Policy);
        proxy.Server.Answer = static (context, _) =>
            RecordingServer.Json(
                context,
                """{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"by_grant"},{"name":"by_labels"},{"name":"by_subject"},{"name":"by_group"},{"name":"by_claim"}]}}"""
            );

        Assert.Equal(["by_grant", "by_labels"], await ListAsync(proxy, GatedProxy.CiGrant));
        Assert.Equal(["by_subject", "by_group"], await ListAsync(proxy, GatedProxy.AliceKey));
        Assert.Equal(["by_claim"], await ListAsync(proxy, proxy.Token("bob", ",\"team\":[\"web\",\"ml\"]")));
        // A token's issuer cannot make somebody a grant, and who is called alice elsewhere has the subject alice.
        Assert.Equal(["by_subject"], await ListAsync(proxy, proxy.Token("alice", ",\"grant\":\"ci\"")));
        Assert.Empty(await ListAsync(proxy, proxy.Token("ci")));
    }

    [Fact]
    public async Task ScopeGrant_CountsEachIdentity()
    {
        const string Policy = """
            {"version":"1","tools":{"echo":{"limits":[{"counter":"c","window":"day","max":1,"scope":"grant"}]}}}
            """;
        await using GatedProxy proxy = await GatedProxy.StartAsync(Policy);
        string[] callers = [GatedProxy.CiGrant, GatedProxy.AliceKey, proxy.Token("alice"), proxy.Token("bob")];
        foreach (string caller in callers)
        {
            Assert.DoesNotContain("isError", (await proxy.CallAsync(caller)).Body, StringComparison.Ordinal);
            Assert.Contains("isError", (await proxy.CallAsync(caller)).Body, StringComparison.Ordinal);
        }

        // Another token of the same subject is the same caller.
        Assert.Contains("isError", (await proxy.CallAsync(proxy.Token("bob", ",\"jti\":\"2\""))).Body, StringComparison.Ordinal);
        Assert.Equal(callers.Length, proxy.Server.Requests.Count);
    }

    private static async Task<string[]> ListAsync(GatedProxy proxy, string credential)
    {
        HttpRequestMessage request = proxy.Post("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", credential);
        using HttpResponseMessage response = await proxy.SendAsync(request);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        JsonElement tools = json.RootElement.GetProperty("result").GetProperty("tools");
        return [.. tools.EnumerateArray().Select(static tool => tool.GetProperty("name").GetString()!)];
    }

    private static async Task<int> RawAsync(
        GatedProxy proxy,
        string target,
        string headers,
        string method = "POST",
        string host = "localhost"
    )
    {
        string body = method == "POST" ? """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""" : "";
        string content = method == "POST" ? $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n" : "";
        string request = $"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{content}{headers}\r\n{body}";
        RawResponse response = await RawHttp.SendAsync(
            new Uri(proxy.Proxy.McpUrl),
            Encoding.UTF8.GetBytes(request),
            TestContext.Current.CancellationToken
        );
        return response.Status;
    }
}

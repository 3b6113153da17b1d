using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using McpPolicy.Identity;
using McpPolicy.Identity.Configuration;
using McpPolicy.Identity.Credentials;
using McpPolicy.Proxy.Authentication;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Tests.Hosting;
using McpPolicy.Testing.Issuers;

namespace McpPolicy.Proxy.Tests.Authentication;

/// <summary>The whole proxy with authentication: keys and grants from files that a test edits, and an issuer on loopback.</summary>
internal sealed class GatedProxy : IAsyncDisposable
{
    public const string Resource = "https://mcp.example.com/mcp";
    public const string AliceKey = "mcpp_alice-0123456789012345678901234567890123456";
    public const string CiGrant = "mcpp_ci-grant-90123456789012345678901234567890";

    private GatedProxy(RunningProxy proxy, RecordingServer server, TestIssuer issuer, string directory)
    {
        Proxy = proxy;
        Server = server;
        Issuer = issuer;
        Directory = directory;
    }

    public RunningProxy Proxy { get; }

    public RecordingServer Server { get; }

    public TestIssuer Issuer { get; }

    public string Directory { get; }

    public CredentialStore Grants => Store("agents");

    public static async Task<GatedProxy> StartAsync(string policy, bool anonymous = false, ILoggerProvider? log = null)
    {
        RecordingServer server = await RecordingServer.StartAsync();
        TestIssuer issuer = await TestIssuer.StartAsync();
        string directory = System.IO.Directory.CreateTempSubdirectory("mcp-policy-auth-").FullName;
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "grants"));
        await File.WriteAllTextAsync(
            Path.Combine(directory, "keys.yaml"),
            $"{{\"version\": \"1\", \"keys\": [{{\"id\": \"alice-laptop\", \"hash\": \"{Hash(AliceKey)}\", \"subject\": \"alice\", \"groups\": [\"staff\"]}}]}}"
        );
        await WriteGrantAsync(directory, "");
        AuthenticationReadResult read = AuthenticationReader.Read(
            Encoding.UTF8.GetBytes(FileFor(issuer, anonymous)),
            "auth.yaml",
            directory
        );
        Assert.True(read.Settings is not null, string.Join('\n', read.Diagnostics));
        RunningProxy proxy = await RunningProxy.StartAsync(
            policy,
            new Uri(server.Url, "/mcp"),
            change: options => options with { Authentication = read.Settings },
            log: log
        );
        var gated = new GatedProxy(proxy, server, issuer, directory);
        await McpPolicy.Testing.Wait.Until(() => gated.Grants.Count == 1 && gated.Store("people").Count == 1);
        return gated;
    }

    public static string Hash(string key) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Writes the grant <c>ci</c> as Secrets are written: whole, by a rename.</summary>
    public Task WriteGrantAsync(string more) => WriteGrantAsync(Directory, more);

    public string Token(string subject, string more = "", int seconds = 300) =>
        Issuer.Token(Issuer.Claims(Resource, subject, TimeProvider.System.GetUtcNow(), more, seconds));

    public int OpenRequests => Proxy.Services.GetRequiredService<OpenRequests>().Count;

    public async Task<(HttpResponseMessage Response, string Body)> CallAsync(
        string? credential,
        string tool = "echo",
        params (string Name, string Value)[] headers
    )
    {
        string body = $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{{\"name\":\"{tool}\",\"arguments\":{{}}}}}}";
        HttpResponseMessage response = await SendAsync(Post(body, credential, headers));
        return (response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        Proxy.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public HttpRequestMessage Post(string body, string? credential, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Proxy.McpUrl) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (credential is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + credential);
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await Server.DisposeAsync();
        await Issuer.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private CredentialStore Store(string name) =>
        Proxy.Services.GetRequiredService<AuthenticationBuilder>().Stores.Single(store => store.Name == name);

    private static async Task WriteGrantAsync(string directory, string more)
    {
        string file = Path.Combine(directory, "grants", "ci.json");
        string grant = $"{{\"name\": \"ci\", \"hash\": \"{Hash(CiGrant)}\", \"labels\": {{\"team\": \"ml\"}}{more}}}";
        await File.WriteAllTextAsync(file + ".new", $"{{\"version\": \"1\", \"grants\": [{grant}]}}");
        File.Move(file + ".new", file, overwrite: true);
    }

    private static string FileFor(TestIssuer issuer, bool anonymous) =>
        $$"""
            version: "1"
            resource: {{Resource}}
            scopes: ["runs:read", "runs:write"]
            authenticators:
            - {name: agents, type: Grants, path: grants}
            - {name: people, type: ApiKeys, path: keys.yaml}
            - {name: corp, type: Oidc, issuer: "{{issuer.Url}}"}
            {{(anonymous ? "- {name: anybody, type: Anonymous}" : "")}}
            """;
}

using McpPolicy.Redis.Tests.Fixtures;
using McpPolicy.Testing.Redis;

namespace McpPolicy.Redis.Tests.Connections;

public class RealServerTests
{
    [Fact]
    public async Task ThousandsInFlight_OnOneConnection_EachGetTheirOwnReply()
    {
        await using var server = await RedisProcess.StartAsync();
        await using var client = Clients.Create(Clients.OptionsFor(server.Port));

        var replies = await Task.WhenAll(Enumerable.Range(0, 4_000).Select(i => Task.Run(() => client.GetAsync("ECHO", i.ToString()))));

        Assert.Equal(Enumerable.Range(0, 4_000).Select(i => i.ToString()), replies.Select(r => r.Text));
        var clients = (await client.GetAsync("CLIENT", "LIST")).Text;
        Assert.Single(clients.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Password_ChangedOnTheServerAndInTheFile_IsUsedByTheNextConnection()
    {
        var secret = Directory.CreateTempSubdirectory("mcp-policy-");
        await WriteAsync(secret, "username", "gateway\n");
        await WriteAsync(secret, "password", "first word\n");
        await using var server = await RedisProcess.StartAsync(null, "--requirepass", "admin");
        await using var admin = Clients.Create(Clients.OptionsFor(server.Port) with { CredentialsDirectory = await AdminAsync() });
        await admin.GetAsync("ACL", "SETUSER", "gateway", "on", ">first word", "~*", "+@all");
        var observer = new RecordingObserver();
        await using var client = Clients.Create(Clients.OptionsFor(server.Port) with { CredentialsDirectory = secret.FullName }, observer);
        Assert.Equal("gateway", (await client.GetAsync("ACL", "WHOAMI")).Text);

        await admin.GetAsync("ACL", "SETUSER", "gateway", "resetpass", ">second");
        await admin.GetAsync("CLIENT", "KILL", "USER", "gateway");
        await Eventually.Holds(() => observer.Problems.Any(p => p.Contains("WRONGPASS", StringComparison.Ordinal)));
        await WriteAsync(secret, "password", "second");

        await Eventually.Holds(async ValueTask<bool> () => !(await client.ExecuteAsync("ACL", "WHOAMI")).IsError);
        Assert.DoesNotContain(
            observer.Problems,
            p => p.Contains("word", StringComparison.Ordinal) && p.Contains("first", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Credentials_Missing_SaysWhatIsWanted()
    {
        await using var server = await RedisProcess.StartAsync(null, "--requirepass", "admin");
        var observer = new RecordingObserver();
        await using var client = Clients.Create(Clients.OptionsFor(server.Port), observer);

        await Eventually.Holds(() => !observer.Problems.IsEmpty);

        Assert.Contains("NOAUTH", observer.Problems.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_WithTheServersAuthority_Connects_AndWithAnother_DoesNot()
    {
        var right = await TestAuthority.CreateAsync();
        var wrong = await TestAuthority.CreateAsync();
        await using var server = await RedisProcess.StartAsync(
            null,
            "--tls-port",
            "{port}",
            "--tls-cert-file",
            right.CertificateFile,
            "--tls-key-file",
            right.KeyFile,
            "--tls-ca-cert-file",
            right.CaFile,
            "--tls-auth-clients",
            "no"
        );
        var options = Clients.OptionsFor(server.Port) with { UseTls = true, CaFile = right.CaFile };
        await using var client = Clients.Create(options);
        Assert.Equal("PONG", (await client.GetAsync("PING")).Text);

        var observer = new RecordingObserver();
        await using var stranger = Clients.Create(options with { CaFile = wrong.CaFile }, observer);
        await Eventually.Holds(() => !observer.Problems.IsEmpty);
        Assert.Equal(0, observer.ConnectedCount);

        var plain = new RecordingObserver();
        await using var clearText = Clients.Create(options with { UseTls = false, ConnectTimeout = TimeSpan.FromMilliseconds(500) }, plain);
        await Eventually.Holds(() => !plain.Problems.IsEmpty);
        Assert.Equal(0, plain.ConnectedCount);
    }

    private static async Task<string> AdminAsync()
    {
        var secret = Directory.CreateTempSubdirectory("mcp-policy-");
        await WriteAsync(secret, "password", "admin");
        return secret.FullName;
    }

    private static Task WriteAsync(DirectoryInfo folder, string name, string content) =>
        File.WriteAllTextAsync(Path.Combine(folder.FullName, name), content, TestContext.Current.CancellationToken);
}

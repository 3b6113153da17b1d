using McpPolicy.Proxy.Configuration;
using McpPolicy.Redis;

namespace McpPolicy.Proxy.Tests.Configuration;

public sealed class CounterStoreBinderTests
{
    private const string Needed = "--policy p --upstream http://mlflow:5000/mcp ";

    [Theory]
    [InlineData("")]
    [InlineData("--counter-store memory")]
    public void Bind_NoServer_CountsInMemory(string flags) => Assert.Null(Bind(flags).Options!.CounterStore);

    [Fact]
    public void Bind_OneServer_HasSafeDefaults()
    {
        var store = Bind("--counter-store redis://redis.ml.svc").Options!.CounterStore!;

        Assert.Equal([new RedisEndpoint("redis.ml.svc", 6379)], store.Server.Endpoints);
        Assert.False(store.Server.UseTls);
        Assert.Equal(TimeSpan.FromMilliseconds(250), store.Server.CommandTimeout);
        Assert.Equal("mcp-policy/mlflow:5000", store.Store.Prefix);
        Assert.False(store.Store.UseLeases);
    }

    [Fact]
    public void Bind_Everything_IsRead()
    {
        string secret = Directory.CreateTempSubdirectory("mcp-policy-").FullName;
        File.WriteAllText(Path.Combine(secret, "password"), "hunter2");
        var store = Bind(
            $"--counter-store rediss://a:7000,rediss://[::1]:7001 --counter-store-cluster --counter-store-credentials {secret} "
                + "--counter-store-prefix team/x --counter-store-timeout 50ms --counter-store-leases"
        ).Options!.CounterStore!;

        Assert.Equal([new RedisEndpoint("a", 7000), new RedisEndpoint("::1", 7001)], store.Server.Endpoints);
        Assert.Equal((true, true, secret), (store.Server.UseTls, store.Server.IsCluster, store.Server.CredentialsDirectory));
        Assert.Equal(
            (TimeSpan.FromMilliseconds(50), "team/x", true),
            (store.Server.CommandTimeout, store.Store.Prefix, store.Store.UseLeases)
        );
    }

    [Theory]
    [InlineData("--counter-store redis", "'redis' is no address of a server; write redis://HOST:PORT, or rediss://HOST:PORT for TLS")]
    [InlineData("--counter-store http://a", "'http://a' is no address of a server")]
    [InlineData("--counter-store redis://a/1", "'redis://a/1' has more than a host and a port")]
    [InlineData("--counter-store redis://a,redis://b", "several servers are a cluster; write --counter-store-cluster")]
    [InlineData("--counter-store redis://a,rediss://b --counter-store-cluster", "write redis:// for all servers, or rediss:// for all")]
    [InlineData(
        "--counter-store-leases",
        "--counter-store-leases: limits are counted in memory; write --counter-store redis://HOST:PORT, too"
    )]
    [InlineData("--counter-store redis://a --counter-store-credentials /none", "there is no file 'password' in '/none'")]
    [InlineData("--counter-store redis://a --counter-store-ca /none", "write --counter-store rediss://a:6379")]
    [InlineData("--counter-store rediss://a --counter-store-ca /none", "there are no certificates in PEM in '/none'")]
    [InlineData("--counter-store redis://a --counter-store-prefix {x}", "'{x}' cannot begin a key")]
    [InlineData("--counter-store redis://a --counter-store-timeout 1m", "write a time from 5ms to 10s, such as 250ms")]
    public void Bind_BadInput_SaysWhatToWrite(string flags, string expected) =>
        Assert.Contains(expected, Assert.Single(Bind(flags).Errors), StringComparison.Ordinal);

    [Theory]
    [InlineData("--counter-store redis://user:hunter2@a")]
    [InlineData("--counter-store redis//user:hunter2@a")]
    public void Bind_PasswordInTheAddress_IsRefusedAndNotRepeated(string flags)
    {
        string error = Assert.Single(Bind(flags).Errors);

        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    private static OptionsResult Bind(string flags)
    {
        string[] words = (Needed + flags).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var commandLine = new CommandLine();
        return OptionsBinder.Bind(
            commandLine.Read(words, commandLine.Parse(words)),
            new EnvironmentLayer(static _ => null),
            new AppSettingsLayer(new ConfigurationBuilder().Build())
        );
    }
}

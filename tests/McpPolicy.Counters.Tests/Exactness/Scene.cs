using McpPolicy.Counters.Tests.Fixtures;
using McpPolicy.Testing.Redis;

namespace McpPolicy.Counters.Tests.Exactness;

/// <summary>A server, some proxies on one counter store, and the store.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly AnsweringServer _upstream;
    private readonly string[] _flags;

    // Callers may still wait for an answer of one that was killed.
    private readonly List<ProxyProcess> _gone = [];

    private Scene(RedisProcess redis, AnsweringServer upstream, string policyFile, bool leases)
    {
        (Redis, _upstream, PolicyFile) = (redis, upstream, policyFile);
        // Tests run on loaded machines: a slow answer is not what most of them are about.
        string[] flags = ["--counter-store", $"redis://127.0.0.1:{redis.Port}", "--counter-store-timeout", "5s"];
        _flags = leases ? [.. flags, "--counter-store-leases"] : flags;
    }

    public RedisProcess Redis { get; }

    public string PolicyFile { get; }

    public ProxyProcess[] Proxies { get; private set; } = [];

    public static async Task<Scene> StartAsync(
        RedisProgram program,
        string policy,
        int proxies,
        bool leases,
        params string[] redisArguments
    )
    {
        var redis = await RedisProcess.StartAsync(program, redisArguments);
        var policyFile = Path.Combine(Directory.CreateTempSubdirectory("mcp-policy-").FullName, "policy.json");
        await File.WriteAllTextAsync(policyFile, policy, TestContext.Current.CancellationToken);
        var scene = new Scene(redis, await AnsweringServer.StartAsync(), policyFile, leases);
        scene.Proxies = await Task.WhenAll(Enumerable.Range(0, proxies).Select(_ => scene.StartProxyAsync()));
        return scene;
    }

    /// <summary>Kills a proxy and starts another in its place.</summary>
    public async Task RestartAsync(int proxy)
    {
        var old = Proxies[proxy];
        old.Kill();
        Proxies[proxy] = await StartProxyAsync();
        _gone.Add(old);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in Proxies.Concat(_gone))
        {
            await proxy.DisposeAsync();
        }

        await _upstream.DisposeAsync();
        await Redis.DisposeAsync();
    }

    private Task<ProxyProcess> StartProxyAsync() => ProxyProcess.StartAsync(PolicyFile, _upstream.Url, _flags);
}

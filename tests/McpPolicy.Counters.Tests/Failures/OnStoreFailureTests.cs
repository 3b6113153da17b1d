using McpPolicy.Counters.Tests.Exactness;
using McpPolicy.Testing;
using McpPolicy.Testing.Redis;

namespace McpPolicy.Counters.Tests.Failures;

public class OnStoreFailureTests
{
    private const string Policy = """
        {"version":"1","default":"deny","tools":{
          "denied":{"limits":[{"counter":"d","window":"hour","max":1000}]},
          "allowed":{"limits":[{"counter":"a","window":"hour","max":1000,"on_store_failure":"allow"}]},
          "free":{}}}
        """;

    [Fact]
    public async Task StoreDown_EachLimitDoesWhatItSays_AndAllIsWellAgainWithoutARestart()
    {
        await using var scene = await Scene.StartAsync(RedisProgram.Redis, Policy, 1, leases: false);
        var proxy = scene.Proxies[0];
        Assert.True(await proxy.IsAdmittedAsync("denied"));

        scene.Redis.Kill();
        await Wait.Until(
            async ValueTask<bool> () => !await proxy.IsAdmittedAsync("denied"),
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Contains("The counters cannot be reached", await proxy.CallAsync("denied"), StringComparison.Ordinal);
        Assert.True(await proxy.IsAdmittedAsync("allowed"));
        Assert.True(await proxy.IsAdmittedAsync("free"));
        for (var i = 0; i < 50; i++)
        {
            Assert.False(await proxy.IsAdmittedAsync("denied"));
        }

        var metrics = await proxy.GetAsync("/metrics");
        Assert.Contains("mcp_policy_counter_store_up 0", metrics, StringComparison.Ordinal);
        Assert.Matches("mcp_policy_counter_store_errors_total\\{reason=\"unavailable\"\\} [1-9]", metrics);
        Assert.Single(proxy.Log, line => line.Contains("is not connected", StringComparison.Ordinal));

        await scene.Redis.StartAgainAsync();
        await Wait.Until(
            async ValueTask<bool> () => await proxy.IsAdmittedAsync("denied"),
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Contains("mcp_policy_counter_store_up 1", await proxy.GetAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreFull_RefusesWhateverTheLimitSays()
    {
        // A server with no memory left: nobody gets past a limit by filling it.
        await using var scene = await Scene.StartAsync(RedisProgram.Redis, Policy, 1, leases: false, "--maxmemory", "1");

        Assert.Contains("too many counters", await scene.Proxies[0].CallAsync("allowed"), StringComparison.Ordinal);
        Assert.True(await scene.Proxies[0].IsAdmittedAsync("free"));
    }
}

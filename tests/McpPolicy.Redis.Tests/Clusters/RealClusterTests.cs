using McpPolicy.Redis.Tests.Fixtures;
using McpPolicy.Testing.Redis;

namespace McpPolicy.Redis.Tests.Clusters;

public class RealClusterTests
{
    // {0} is in slot 13907, {1} in 9842, {2} in 5649: one of each node.
    private static readonly string[] Keys = ["{0}a", "{1}a", "{2}a", "bar"];

    [Fact]
    public async Task Keys_OfEverySlot_AreServedByTheirNodes()
    {
        await using var cluster = await RedisClusterProcesses.StartAsync();
        await using var client = Create(cluster);

        foreach (var key in Keys)
        {
            await client.GetAsync("SET", key, key);
            Assert.Equal(key, (await client.GetAsync("GET", key)).Text);
        }
    }

    [Fact]
    public async Task Slot_BeingMovedAndThenMoved_IsFollowed()
    {
        await using var cluster = await RedisClusterProcesses.StartAsync();
        await using var client = Create(cluster);
        await client.GetAsync("SET", "bar", "1");
        var (from, to) = (cluster.Nodes[0], cluster.Nodes[2]);
        var (fromId, toId) = (await IdAsync(from), await IdAsync(to));

        // "bar" is in slot 5061.  While it is being moved, a key that has gone already is asked for at the new node.
        await RedisClusterProcesses.TellAsync(to, $"CLUSTER SETSLOT 5061 IMPORTING {fromId}");
        await RedisClusterProcesses.TellAsync(from, $"CLUSTER SETSLOT 5061 MIGRATING {toId}");
        await RedisClusterProcesses.TellAsync(from, $"MIGRATE 127.0.0.1 {to.Port} bar 0 5000");
        Assert.Equal("1", (await client.GetAsync("GET", "bar")).Text);

        foreach (var node in cluster.Nodes)
        {
            await RedisClusterProcesses.TellAsync(node, $"CLUSTER SETSLOT 5061 NODE {toId}");
        }

        await client.GetAsync("SET", "bar", "2");
        Assert.Equal("2", (await client.GetAsync("GET", "bar")).Text);
        Assert.Contains("2", await RedisClusterProcesses.TellAsync(to, "GET bar"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Node_KilledAndStartedAgain_IsReachedAgain()
    {
        await using var cluster = await RedisClusterProcesses.StartAsync();
        await using var client = Create(cluster);
        await client.GetAsync("SET", "{1}a", "1");

        cluster.Nodes[1].Kill();
        Assert.True((await client.ExecuteAsync("GET", "{1}a")).IsError);
        Assert.False((await client.ExecuteAsync("GET", "bar")).IsError);
        await cluster.Nodes[1].StartAgainAsync();

        await Eventually.Holds(async ValueTask<bool> () => !(await client.ExecuteAsync("GET", "{1}a")).IsError);
    }

    private static IRedisDatabase Create(RedisClusterProcesses cluster) =>
        Clients.Create(Clients.OptionsFor(cluster.Nodes[0].Port) with { IsCluster = true, CommandTimeout = TimeSpan.FromSeconds(2) });

    private static async Task<string> IdAsync(RedisProcess node) =>
        (await RedisClusterProcesses.TellAsync(node, "CLUSTER MYID")).Split("\r\n")[1];
}

using McpPolicy.Testing.Redis;

namespace McpPolicy.Counters.Tests.Fixtures;

/// <summary>The same with a cluster, known by its first node.</summary>
public sealed class ClusterFixture : RedisFixture, IAsyncLifetime
{
    private RedisClusterProcesses? _cluster;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        if (Program.Path is not null)
        {
            _cluster = await RedisClusterProcesses.StartAsync();
            Use(_cluster.Nodes[0]);
        }
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}

using McpPolicy.Counters.Tests.Fixtures;
using McpPolicy.Redis;

namespace McpPolicy.Counters.Tests.Contract;

public class ClusterCounterStoreTests(ClusterFixture fixture) : RedisContract(fixture), IClassFixture<ClusterFixture>
{
    private protected override RedisOptions Options => base.Options with { IsCluster = true };
}

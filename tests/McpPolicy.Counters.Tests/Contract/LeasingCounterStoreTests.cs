using McpPolicy.Counters.Tests.Fixtures;

namespace McpPolicy.Counters.Tests.Contract;

public class LeasingCounterStoreTests(RedisFixture fixture) : RedisContract(fixture), IClassFixture<RedisFixture>
{
    private protected override bool Leases => true;
}

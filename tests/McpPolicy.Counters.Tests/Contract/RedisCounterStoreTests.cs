using McpPolicy.Counters.Tests.Fixtures;

namespace McpPolicy.Counters.Tests.Contract;

public class RedisCounterStoreTests(RedisFixture fixture) : RedisContract(fixture), IClassFixture<RedisFixture>;

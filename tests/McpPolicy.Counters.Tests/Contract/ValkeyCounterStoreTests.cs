using McpPolicy.Counters.Tests.Fixtures;

namespace McpPolicy.Counters.Tests.Contract;

public class ValkeyCounterStoreTests(ValkeyFixture fixture) : RedisContract(fixture), IClassFixture<ValkeyFixture>;

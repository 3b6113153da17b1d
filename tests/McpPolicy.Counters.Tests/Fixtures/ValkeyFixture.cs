using McpPolicy.Testing.Redis;

namespace McpPolicy.Counters.Tests.Fixtures;

/// <summary>The same with Valkey.</summary>
public sealed class ValkeyFixture : RedisFixture
{
    protected override RedisProgram Program => RedisProgram.Valkey;
}

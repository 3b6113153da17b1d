using System.Collections.Concurrent;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Upstreams;

namespace McpPolicy.Proxy.Tests.Upstreams;

/// <summary>How long connections to the server live: a name is resolved with each new one.</summary>
public sealed class UpstreamConnectionTests
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""";
    private const int Calls = 20;

    [Fact]
    public async Task Connection_WithinItsLifetime_IsUsedAgain() => Assert.Single(await ConnectionsAsync(TimeSpan.FromMinutes(2), 2));

    [Fact]
    public async Task Connection_BeyondItsLifetime_IsReplaced() =>
        Assert.True((await ConnectionsAsync(TimeSpan.FromMilliseconds(1), 2)).Count >= 2);

    // The connections that calls one after another came over, until there were as many as wanted.
    private static async Task<ICollection<string>> ConnectionsAsync(TimeSpan lifetime, int wanted)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(
            TestPolicy.Strict,
            options => options with { ConnectionLifetime = lifetime },
            TimeProvider.System
        );
        var seen = new ConcurrentDictionary<string, bool>();
        proxy.Server.Answer = (context, _) =>
        {
            seen[context.Connection.Id] = true;
            return RecordingServer.Json(context, "{}");
        };
        for (int i = 0; i < Calls && seen.Count < wanted; i++)
        {
            await proxy.CallAsync(Call);
        }

        return seen.Keys;
    }
}

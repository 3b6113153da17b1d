using McpPolicy.Testing.Redis;

namespace McpPolicy.Counters.Tests.Fixtures;

/// <summary>A server for the tests of a class; each test has its own keys.</summary>
public class RedisFixture : IAsyncLifetime
{
    private RedisProcess? _server;

    public RedisProcess Server => _server!;

    protected virtual RedisProgram Program => RedisProgram.Redis;

    protected void Use(RedisProcess server) => _server = server;

    public async ValueTask InitializeAsync()
    {
        if (Program.Path is not null)
        {
            _server = await RedisProcess.StartAsync(Program);
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>Skips the test when there is no server.</summary>
    public void SkipWithoutServer()
    {
        if (_server is null)
        {
            Assert.Skip(Program.Missing);
        }
    }
}

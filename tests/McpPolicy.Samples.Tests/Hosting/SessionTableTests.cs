using McpPolicy.Samples.Mlflow.Hosting;
using McpPolicy.Samples.Mlflow.Hosting.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpPolicy.Samples.Tests.Hosting;

public sealed class SessionTableTests : IAsyncDisposable
{
    private readonly SteppedTime _time = new();
    private readonly SessionTable _table;

    public SessionTableTests() => _table = new SessionTable(new ServerDefinition(_time), _time, NullLoggerFactory.Instance);

    public ValueTask DisposeAsync() => _table.DisposeAsync();

    [Fact]
    public async Task Expire_IdleSession_IsGone_AndOneInUseStays()
    {
        var idle = await OpenAndReleaseAsync();
        using var used = await _table.OpenAsync();
        _time.Advance(SessionTable.IdleTimeout);

        await _table.ExpireAsync();

        Assert.Null(_table.Acquire(idle));
        using var again = _table.Acquire(used!.Session.Id);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task Expire_JustBeforeTheTimeout_Stays()
    {
        var id = await OpenAndReleaseAsync();
        _time.Advance(SessionTable.IdleTimeout - TimeSpan.FromSeconds(1));

        await _table.ExpireAsync();

        using var lease = _table.Acquire(id);
        Assert.NotNull(lease);
    }

    [Fact]
    public async Task Open_WhenFull_TakesThePlaceOfTheLongestIdle()
    {
        var oldest = await OpenAndReleaseAsync();
        var second = "";
        for (var i = 1; i < SessionTable.Capacity; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            var id = await OpenAndReleaseAsync();
            second = i == 1 ? id : second;
        }

        using var further = await _table.OpenAsync();

        Assert.NotNull(further);
        Assert.Null(_table.Acquire(oldest));
        using var kept = _table.Acquire(second);
        Assert.NotNull(kept);
    }

    private async Task<string> OpenAndReleaseAsync()
    {
        using var lease = await _table.OpenAsync();
        return lease!.Session.Id;
    }
}

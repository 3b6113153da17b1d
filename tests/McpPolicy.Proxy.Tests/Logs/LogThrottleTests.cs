using McpPolicy.Proxy.Logs;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Proxy.Tests.Logs;

public sealed class LogThrottleTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void TryPass_Flood_PassesAFewASecondAndTellsHowManyWereMissed()
    {
        var throttle = new LogThrottle(_time, 3);
        Assert.Equal(3, Enumerable.Range(0, 100).Count(_ => throttle.TryPass(out long missed) && missed == 0));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(throttle.TryPass(out long missed));
        Assert.Equal(97, missed);
        Assert.True(throttle.TryPass(out missed));
        Assert.Equal(0, missed);
    }

    [Fact]
    public void TryPass_Trickle_PassesAll()
    {
        var throttle = new LogThrottle(_time, 1);
        for (int i = 0; i < 10; i++)
        {
            Assert.True(throttle.TryPass(out long missed));
            Assert.Equal(0, missed);
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}

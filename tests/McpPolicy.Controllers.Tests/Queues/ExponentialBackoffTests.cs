using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Controllers.Queues;

namespace McpPolicy.Controllers.Tests.Queues;

public class ExponentialBackoffTests
{
    private static readonly BackoffOptions Options = new() { Initial = TimeSpan.FromMilliseconds(5), Cap = TimeSpan.FromMinutes(2) };

    [Fact]
    public void DelayAfter_AnyFailuresAndRandom_StaysInUpperHalfOfCeilingAndBelowCap() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                Gen.Choose(0, 999).Select(n => n / 1000.0).ToArbitrary(),
                (failures, random) =>
                {
                    var delay = new ExponentialBackoff(Options, () => random).DelayAfter(failures);
                    var ceiling = Math.Min(5 * Math.Pow(2, Math.Max(0, (double)failures - 1)), 120_000);
                    return delay.TotalMilliseconds >= (ceiling / 2) - 0.001 && delay.TotalMilliseconds < ceiling + 0.001;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void DelayAfter_FailuresInARow_DoublesUntilTheCap()
    {
        var backoff = new ExponentialBackoff(Options, () => 0.5);
        var delays = Enumerable.Range(1, 17).Select(backoff.DelayAfter).ToList();

        for (var i = 1; i < 15; i++)
        {
            Assert.Equal(delays[i - 1] * 2, delays[i]);
        }

        Assert.Equal(TimeSpan.FromSeconds(90), delays[15]);
        Assert.Equal(delays[15], delays[16]);
    }

    [Fact]
    public void DelayAfter_DefaultRandom_SpreadsKeysThatFailTogether()
    {
        var backoff = new ExponentialBackoff(Options);
        Assert.True(Enumerable.Range(0, 20).Select(_ => backoff.DelayAfter(10)).Distinct().Count() > 10);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(-1, 100)]
    [InlineData(100, 99)]
    public void Constructor_WaitsThatMakeNoSense_Throws(int initialMs, int capMs) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            "options",
            () =>
                new ExponentialBackoff(
                    new BackoffOptions { Initial = TimeSpan.FromMilliseconds(initialMs), Cap = TimeSpan.FromMilliseconds(capMs) }
                )
        );
}

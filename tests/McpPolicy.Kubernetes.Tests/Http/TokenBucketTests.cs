using McpPolicy.Kubernetes.Http;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Kubernetes.Tests.Http;

public sealed class TokenBucketTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Take_WithinTheBurst_DoesNotWait()
    {
        var bucket = new TokenBucket(10, 3, _time);
        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(bucket.TakeAsync(CancellationToken.None).IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Take_BeyondTheBurst_WaitsItsTurn()
    {
        var bucket = new TokenBucket(10, 1, _time);
        await bucket.TakeAsync(TestContext.Current.CancellationToken);
        var second = bucket.TakeAsync(TestContext.Current.CancellationToken);
        var third = bucket.TakeAsync(TestContext.Current.CancellationToken);

        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await second;
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        await third;
    }

    [Fact]
    public void Take_AfterALongRest_HasNoMoreThanTheBurst()
    {
        var bucket = new TokenBucket(10, 2, _time);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, Enumerable.Range(0, 5).Count(_ => bucket.TakeAsync(CancellationToken.None).IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Take_Cancelled_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        var bucket = new TokenBucket(1, 1, _time);
        await bucket.TakeAsync(source.Token);
        var waiting = bucket.TakeAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    public void Make_WithoutRateOrBurst_IsRefused(double rate, int burst) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenBucket(rate, burst, _time));
}

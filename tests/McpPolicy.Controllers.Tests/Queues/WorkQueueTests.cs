using McpPolicy.Controllers.Queues;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Controllers.Tests.Queues;

public sealed class WorkQueueTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly WorkQueue<string> _queue;

    public WorkQueueTests() => _queue = new WorkQueue<string>(_time, new ExponentialBackoff(new BackoffOptions(), () => 0.999_999));

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task Add_KeyThatWaits_IsTakenOnce()
    {
        _queue.Add("a");
        _queue.Add("a");
        _queue.Add("b");

        Assert.Equal("a", await TakeAsync());
        Assert.Equal("b", await TakeAsync());
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task Add_KeyThatIsWorkedOn_IsTakenOnceMoreOnlyAfterDone()
    {
        _queue.Add("a");
        await TakeAsync();
        _queue.Add("a");
        _queue.Add("a");

        Assert.Equal(0, _queue.Count);
        var next = _queue.TakeAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(next.IsCompleted);

        _queue.Done("a");
        Assert.True((await next).TryGetKey(out var key));
        Assert.Equal("a", key);
        _queue.Done("a");
        Assert.Equal(0, _queue.Count);
        Assert.Equal(0, _queue.Processing);
    }

    [Fact]
    public async Task Done_KeyNotAddedMeanwhile_IsNotTakenAgain()
    {
        _queue.Add("a");
        await TakeAsync();
        _queue.Done("a");

        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void AddAfter_Delay_IsReadyWhenItEnds()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromMilliseconds(9_999));
        Assert.Equal(0, _queue.Count);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, _queue.Count);
    }

    [Theory]
    [InlineData(5, 10)]
    [InlineData(10, 5)]
    public async Task AddAfter_SeveralDelays_TheFirstToEndCountsAndOnlyOnce(int first, int second)
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(first));
        _queue.AddAfter("a", TimeSpan.FromSeconds(second));

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("a", await TakeAsync());
        _queue.Done("a");

        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void AddAfter_ManyKeysInAnyOrder_EachIsReadyInItsTime()
    {
        var delays = Enumerable.Range(1, 50).Select(i => (Key: $"k{i}", Seconds: (i * 37 % 50) + 1)).ToList();
        delays.ForEach(entry => _queue.AddAfter(entry.Key, TimeSpan.FromSeconds(entry.Seconds)));

        for (var second = 1; second <= 50; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(delays.Count(entry => entry.Seconds <= second), _queue.Count);
        }
    }

    [Fact]
    public void AddAfter_NoDelay_IsReadyAtOnce()
    {
        _queue.AddAfter("a", TimeSpan.Zero);
        Assert.Equal(1, _queue.Count);
    }

    [Fact]
    public void AddWithBackoff_FailureAfterFailure_WaitsLongerUntilForgotten()
    {
        var first = _queue.AddWithBackoff("a");
        var second = _queue.AddWithBackoff("a");
        var other = _queue.AddWithBackoff("b");
        _queue.Forget("a");
        var afresh = _queue.AddWithBackoff("a");

        Assert.True(second > first);
        Assert.Equal(first, other);
        Assert.Equal(first, afresh);
    }

    [Fact]
    public async Task AddWithBackoff_KeyThatAlwaysFails_IsTakenForever()
    {
        _queue.Add("a");
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal("a", await TakeAsync());
            var wait = _queue.AddWithBackoff("a");
            _queue.Done("a");
            Assert.Equal(0, _queue.Count);
            Assert.InRange(wait, TimeSpan.FromMilliseconds(2), TimeSpan.FromMinutes(2));
            _time.Advance(wait + TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public async Task ShutDown_WorkersWait_TheyEndAndNothingIsTaken()
    {
        var waiting = Enumerable.Range(0, 3).Select(_ => _queue.TakeAsync(TestContext.Current.CancellationToken).AsTask()).ToList();
        _queue.ShutDown();
        _queue.Add("a");
        _queue.AddAfter("b", TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(2));

        foreach (var result in await Task.WhenAll(waiting))
        {
            Assert.False(result.TryGetKey(out _));
        }

        Assert.False((await _queue.TakeAsync(TestContext.Current.CancellationToken)).TryGetKey(out _));
    }

    [Fact]
    public async Task ShutDown_KeyIsWorkedOn_CanBeGivenBack()
    {
        _queue.Add("a");
        await TakeAsync();
        _queue.ShutDown();
        _queue.Done("a");

        Assert.Equal(0, _queue.Processing);
    }

    [Fact]
    public async Task TakeAsync_Cancelled_LeavesTheKeyToAnotherWorker()
    {
        using var cancel = new CancellationTokenSource();
        var cancelled = _queue.TakeAsync(cancel.Token).AsTask();
        var other = _queue.TakeAsync(TestContext.Current.CancellationToken).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        _queue.Add("a");
        Assert.True((await other.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).TryGetKey(out _));
    }

    [Fact]
    public async Task Observer_KeyAddedAndTakenLater_SeesDepthAndWait()
    {
        var observer = new RecordingObserver();
        using var queue = new WorkQueue<string>(_time, observer: observer);
        queue.Add("a");
        queue.Add("b");
        _time.Advance(TimeSpan.FromSeconds(3));
        await queue.TakeAsync(TestContext.Current.CancellationToken);
        queue.AddWithBackoff("a");

        Assert.Equal([1, 2, 1], observer.Depths);
        Assert.Equal([TimeSpan.FromSeconds(3)], observer.Waits);
        Assert.Equal(1, observer.Retries);
    }

    private async Task<string> TakeAsync()
    {
        var taken = _queue.TakeAsync(TestContext.Current.CancellationToken).AsTask();
        var result = await taken.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.True(result.TryGetKey(out var key));
        return key;
    }
}

using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Controllers.Queues;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Controllers.Tests.Queues;

public class WorkQueuePropertyTests
{
    [Fact]
    public void AnyOperations_EveryAddedKey_IsWorkedOnAfterItsLastAddAndNeverTwiceAtOnce() =>
        Prop.ForAll(
                Gen.Elements(Enum.GetValues<Operation>()).Zip(Gen.Choose(0, 4)).ListOf().ToArbitrary(),
                operations =>
                {
                    using var run = new Run();
                    foreach (var (operation, key) in operations)
                    {
                        run.Step(operation, key);
                    }

                    return run.SettlesWithNothingLost();
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public async Task ManyProducersAndWorkers_EveryAdd_IsFollowedByWork()
    {
        const int keys = 20;
        using var queue = new WorkQueue<int>(TimeProvider.System);
        var added = new int[keys];
        var seen = new int[keys];
        var busy = new int[keys];
        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => WorkAsync(queue, added, seen, busy))).ToList();
        var producers = Enumerable.Range(0, 4).Select(seed => Task.Run(() => Produce(queue, added, seed)));
        await Task.WhenAll(producers);

        await Testing.Wait.Until(() => added.SequenceEqual(seen), cancellationToken: TestContext.Current.CancellationToken);
        queue.ShutDown();
        await Task.WhenAll(workers);
        Assert.All(busy, count => Assert.Equal(0, count));
    }

    private static void Produce(WorkQueue<int> queue, int[] added, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++)
        {
            var key = random.Next(added.Length);
            Interlocked.Increment(ref added[key]);
            queue.Add(key);
        }
    }

    private static async Task WorkAsync(WorkQueue<int> queue, int[] added, int[] seen, int[] busy)
    {
        while ((await queue.TakeAsync(CancellationToken.None)).TryGetKey(out var key))
        {
            Assert.Equal(1, Interlocked.Increment(ref busy[key]));
            Volatile.Write(ref seen[key], Volatile.Read(ref added[key]));
            await Task.Yield();
            Interlocked.Decrement(ref busy[key]);
            queue.Done(key);
        }
    }

    private enum Operation
    {
        Add,
        AddLater,
        Fail,
        Take,
        Done,
        Advance,
    }

    /// <summary>A queue beside a model of it: for each key, whether it was added since work on it began.</summary>
    private sealed class Run : IDisposable
    {
        private readonly FakeTimeProvider _time = new();
        private readonly WorkQueue<int> _queue;
        private readonly HashSet<int> _owed = [];
        private readonly List<int> _held = [];
        private bool _twiceAtOnce;

        public Run() => _queue = new WorkQueue<int>(_time);

        public void Dispose() => _queue.Dispose();

        public void Step(Operation operation, int key)
        {
            switch (operation)
            {
                case Operation.Add:
                    _owed.Add(key);
                    _queue.Add(key);
                    break;
                case Operation.AddLater:
                    _owed.Add(key);
                    _queue.AddAfter(key, TimeSpan.FromSeconds(key + 1));
                    break;
                case Operation.Fail:
                    _owed.Add(key);
                    _queue.AddWithBackoff(key);
                    break;
                case Operation.Take:
                    Take();
                    break;
                case Operation.Done:
                    GiveBackOne();
                    break;
                default:
                    _time.Advance(TimeSpan.FromSeconds(key));
                    break;
            }
        }

        public bool SettlesWithNothingLost()
        {
            for (var round = 0; round < 50; round++)
            {
                _time.Advance(TimeSpan.FromMinutes(3));
                while (_queue.Count > 0 || _held.Count > 0)
                {
                    Take();
                    GiveBackOne();
                }
            }

            return _owed.Count == 0 && !_twiceAtOnce;
        }

        private void Take()
        {
            if (_queue.Count == 0)
            {
                return;
            }

            // A ready key is handed out without waiting.
#pragma warning disable CA2012, xUnit1031, VSTHRD002 // Completed already; a property of FsCheck cannot await.
            var taken = _queue.TakeAsync(CancellationToken.None);
            Assert.True(taken.IsCompletedSuccessfully);
            Assert.True(taken.GetAwaiter().GetResult().TryGetKey(out var key));
#pragma warning restore CA2012, xUnit1031, VSTHRD002
            _twiceAtOnce |= _held.Contains(key);
            _held.Add(key);
            _owed.Remove(key);
        }

        private void GiveBackOne()
        {
            if (_held.Count > 0)
            {
                _queue.Done(_held[0]);
                _held.RemoveAt(0);
            }
        }
    }
}

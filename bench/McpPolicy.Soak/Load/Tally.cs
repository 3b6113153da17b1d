using System.Collections.Concurrent;

namespace McpPolicy.Soak.Load;

/// <summary>Counts what happens, and keeps the first of what must not.</summary>
internal sealed class Tally
{
    private const int MostProblems = 20;
    private readonly ConcurrentQueue<string> _problems = new();
    private long _events;
    private long _longSilences;
    private long _sessions;
    private long _troubles;

    public long Events => Volatile.Read(ref _events);

    public long LongSilences => Volatile.Read(ref _longSilences);

    public long Sessions => Volatile.Read(ref _sessions);

    /// <summary>How often something happened that must not.</summary>
    public long Troubles => Volatile.Read(ref _troubles);

    public IEnumerable<string> Problems => _problems;

    public void Event(bool afterLongSilence)
    {
        Interlocked.Increment(ref _events);
        if (afterLongSilence)
        {
            Interlocked.Increment(ref _longSilences);
        }
    }

    public void Session() => Interlocked.Increment(ref _sessions);

    public void Problem(string what)
    {
        if (Interlocked.Increment(ref _troubles) <= MostProblems)
        {
            _problems.Enqueue(what);
        }
    }
}

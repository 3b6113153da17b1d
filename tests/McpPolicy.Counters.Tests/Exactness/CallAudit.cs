using System.Collections.Concurrent;

namespace McpPolicy.Counters.Tests.Exactness;

/// <summary>Every admission as its caller saw it. It was decided at some moment between the call and the answer, so what was both called and
/// answered within an interval was decided in it.</summary>
internal sealed class CallAudit(TimeSpan window, int max)
{
    private readonly ConcurrentBag<(TimeSpan Called, TimeSpan Answered)> _admitted = [];
    private readonly long _start = TimeProvider.System.GetTimestamp();

    public int Count => _admitted.Count;

    public TimeSpan Now => TimeProvider.System.GetElapsedTime(_start);

    public void Add(TimeSpan called) => _admitted.Add((called, Now));

    /// <summary>Tries every interval that begins with a call.</summary>
    /// <returns>The most that any of them holds.</returns>
    public int AssertNeverMore()
    {
        var most = 0;
        var byCall = _admitted.OrderBy(call => call.Called).ToArray();
        for (var i = 0; i < byCall.Length; i++)
        {
            var end = byCall[i].Called + window;
            most = Math.Max(most, byCall.Skip(i).TakeWhile(call => call.Called < end).Count(call => call.Answered < end));
        }

        Assert.InRange(most, 0, max);
        return most;
    }
}

namespace McpPolicy.Counters.Tests.Fixtures;

/// <summary>Every admission with its time, and the brute-force check of them all.</summary>
internal sealed class AdmissionLog(TimeSpan window, int max)
{
    private readonly List<TimeSpan> _times = [];

    public int Count => _times.Count;

    public void Add(TimeSpan time) => _times.Add(time);

    /// <summary>No interval of the window's length, wherever it begins, holds more than the max.</summary>
    public void AssertNeverMore()
    {
        _times.Sort();
        for (var i = max; i < _times.Count; i++)
        {
            var apart = _times[i] - _times[i - max];
            Assert.True(apart >= window, $"{max + 1} admissions within {apart}, the last at {_times[i]}");
        }
    }
}

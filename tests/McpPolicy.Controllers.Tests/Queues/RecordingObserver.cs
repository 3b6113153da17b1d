using McpPolicy.Controllers.Queues;

namespace McpPolicy.Controllers.Tests.Queues;

internal sealed class RecordingObserver : IWorkQueueObserver
{
    public List<int> Depths { get; } = [];

    public List<TimeSpan> Waits { get; } = [];

    public int Retries { get; private set; }

    public void DepthChanged(int depth) => Depths.Add(depth);

    public void Taken(TimeSpan waited) => Waits.Add(waited);

    public void Retried() => Retries++;
}

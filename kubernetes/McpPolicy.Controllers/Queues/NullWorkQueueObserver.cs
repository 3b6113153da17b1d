namespace McpPolicy.Controllers.Queues;

/// <summary>Counts nothing.</summary>
internal sealed class NullWorkQueueObserver : IWorkQueueObserver
{
    public static readonly NullWorkQueueObserver Instance = new();

    public void DepthChanged(int depth) { }

    public void Taken(TimeSpan waited) { }

    public void Retried() { }
}

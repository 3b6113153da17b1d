namespace McpPolicy.Controllers.Queues;

/// <summary>Told what happens in a <see cref="WorkQueue{TKey}"/>, to count it. Called under the queue's lock: must be quick and must not call back.</summary>
public interface IWorkQueueObserver
{
    /// <summary>The number of keys that are ready to be taken changed.</summary>
    /// <param name="depth">The number now.</param>
    void DepthChanged(int depth);

    /// <summary>A key was handed to a worker.</summary>
    /// <param name="waited">How long the key had been ready.</param>
    void Taken(TimeSpan waited);

    /// <summary>A key was put back with backoff.</summary>
    void Retried();
}

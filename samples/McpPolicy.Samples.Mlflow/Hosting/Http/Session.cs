namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>One client's session: its server, when it was last used, and how many exchanges use it now.</summary>
internal sealed class Session(string id, RunningServer server, long now)
{
    private int _streams;

    public string Id { get; } = id;

    public RunningServer Server { get; } = server;

    /// <summary>A timestamp of the table's clock; guarded by the table.</summary>
    public long LastUsed { get; set; } = now;

    /// <summary>Exchanges under way; guarded by the table.</summary>
    public int Users { get; set; }

    /// <summary>Takes the session's one GET stream; false when it was taken before.</summary>
    public bool TryTakeStream() => Interlocked.Exchange(ref _streams, 1) == 0;
}

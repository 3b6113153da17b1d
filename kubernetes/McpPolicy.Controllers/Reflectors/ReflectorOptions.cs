using McpPolicy.Controllers.Queues;

namespace McpPolicy.Controllers.Reflectors;

/// <summary>How lists and watches are read.</summary>
public sealed record ReflectorOptions
{
    /// <summary>Objects a page of a list. Default 500.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>How long the API server keeps a watch open, at least. Default 5 minutes, drawn from 100–200 % so that watches do not all end at once.</summary>
    public TimeSpan WatchTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A watch that is silent for this long after it should have ended is taken for dead and opened anew. Default 15 s.</summary>
    public TimeSpan StallGrace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The waits after failures. Default 200 ms to 30 s.</summary>
    public BackoffOptions Backoff { get; init; } = new() { Initial = TimeSpan.FromMilliseconds(200), Cap = TimeSpan.FromSeconds(30) };
}

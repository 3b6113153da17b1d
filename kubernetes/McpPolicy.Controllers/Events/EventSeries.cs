namespace McpPolicy.Controllers.Events;

/// <summary>An event that was written and may come again.</summary>
internal sealed class EventSeries(PendingEvent first, string name)
{
    public PendingEvent First => first;

    /// <summary>The name of the Event object.</summary>
    public string Name => name;

    public int Count { get; private set; } = 1;

    public DateTimeOffset LastSeen { get; private set; } = first.At;

    public DateTimeOffset LastWritten { get; private set; } = first.At;

    public int WrittenCount { get; private set; } = 1;

    public bool HasUnwritten => Count > WrittenCount;

    public void SeenAgain(DateTimeOffset at)
    {
        Count++;
        LastSeen = at;
    }

    public void Written(DateTimeOffset at)
    {
        WrittenCount = Count;
        LastWritten = at;
    }
}

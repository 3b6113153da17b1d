using McpPolicy.Controllers.Telemetry;
using McpPolicy.Kubernetes;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Controllers.Events;

/// <summary>Decides what becomes of each event: written, counted in one that was written, or dropped. For one caller at a time.</summary>
/// <remarks>The figures are those of Kubernetes' client-go (tools/events), but repetitions are written every half minute instead of half hour.</remarks>
internal sealed partial class EventAggregator(EventWriter writer, ControllerMetrics metrics, TimeProvider time, ILogger logger)
{
    /// <summary>How often the count of a repeated event is written at most.</summary>
    public static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan SeriesEnd = TimeSpan.FromMinutes(6);
    private const int MaxSeries = 4096;
    private readonly Dictionary<EventIdentity, EventSeries> _series = [];
    private readonly EventSpamFilter _spam = new(burst: 25, refill: TimeSpan.FromMinutes(5));

    public async Task HandleAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        if (_series.TryGetValue(pending.Identity, out var series) && pending.At - series.LastSeen < SeriesEnd)
        {
            series.SeenAgain(pending.At);
            metrics.EventHandled("repeated");
            if (series.Count == 2 || time.GetUtcNow() - series.LastWritten >= WriteInterval)
            {
                await UpdateAsync(series, cancellationToken);
            }

            return;
        }

        if (!_spam.Allows(pending.Identity.RegardingUid, pending.At))
        {
            metrics.EventHandled("dropped");
            return;
        }

        await CreateAsync(pending, cancellationToken);
    }

    /// <summary>Writes counts that are not written yet and forgets what has ended.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var (identity, series) in _series.ToList())
        {
            if (series.HasUnwritten)
            {
                await UpdateAsync(series, cancellationToken);
            }

            if (time.GetUtcNow() - series.LastSeen >= SeriesEnd)
            {
                _series.Remove(identity);
            }
        }
    }

    private async Task CreateAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        try
        {
            var name = await writer.CreateAsync(pending, cancellationToken);
            metrics.EventHandled("written");
            if (_series.Count >= MaxSeries)
            {
                _series.Clear();
            }

            _series[pending.Identity] = new EventSeries(pending, name);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            NotWritten(pending, exception);
        }
    }

    private async Task UpdateAsync(EventSeries series, CancellationToken cancellationToken)
    {
        try
        {
            await writer.UpdateAsync(series, cancellationToken);
            series.Written(time.GetUtcNow());
        }
        catch (KubernetesException exception) when (exception.IsNotFound)
        {
            // The server forgets events after an hour or so, and people delete them: the next one is a first one again.
            _series.Remove(series.First.Identity);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            NotWritten(series.First, exception);
        }
    }

    private void NotWritten(PendingEvent pending, Exception exception)
    {
        metrics.EventHandled("failed");
        Log.NotWritten(logger, pending.Reason, pending.Regarding.Namespace, pending.Regarding.Name, exception.Message);
    }

    private static bool IsExpected(Exception exception) =>
        exception is KubernetesException or HttpRequestException or IOException or TimeoutException;

    private static partial class Log
    {
        [LoggerMessage(EventIds.EventNotWritten, LogLevel.Warning, "Event {Reason} about {Namespace}/{Name} was not written: {Problem}")]
        public static partial void NotWritten(ILogger logger, string reason, string? @namespace, string? name, string problem);
    }
}

using McpPolicy.Metrics;

namespace McpPolicy.Controllers.Telemetry;

/// <summary>Owns all instruments of the runtime. Label values are names of controllers and kinds, and fixed words: their number is fixed when the process starts.</summary>
public sealed class ControllerMetrics
{
    private static readonly HistogramConfiguration Durations = new()
    {
        Buckets = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 120],
    };

    private readonly Gauge _depth;
    private readonly Histogram _queued;
    private readonly Counter _retries;
    private readonly Counter _reconciles;
    private readonly Histogram _reconcileDuration;
    private readonly Counter _lists;
    private readonly Counter _restarts;
    private readonly Gauge _leading;
    private readonly Counter _events;

    /// <summary>Registers the families.</summary>
    /// <param name="factory">Where.</param>
    public ControllerMetrics(IMetricFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _depth = factory.CreateGauge("workqueue_depth", "Entities that wait to be reconciled.", "controller");
        _queued = factory.CreateHistogram(
            "workqueue_queue_duration_seconds",
            "How long entities waited, ready to be reconciled, before a worker took them.",
            ["controller"],
            Durations
        );
        _retries = factory.CreateCounter("workqueue_retries_total", "Entities put back with backoff.", "controller");
        _reconciles = factory.CreateCounter(
            "controller_reconcile_total",
            "Reconciliations by result: success, requeue or error.",
            "controller",
            "result"
        );
        _reconcileDuration = factory.CreateHistogram(
            "controller_reconcile_duration_seconds",
            "How long reconciliations took.",
            ["controller"],
            Durations
        );
        _lists = factory.CreateCounter("reflector_lists_total", "Full lists read from the API server.", "kind");
        _restarts = factory.CreateCounter(
            "reflector_watch_restarts_total",
            "Watches that ended, by reason: closed (as the server does every few minutes), expired (410), stalled (silent for too long) or error.",
            "kind",
            "reason"
        );
        _leading = factory.CreateGauge("leader_election_master_status", "1 while this process leads, 0 while it stands by.", "name");
        _events = factory.CreateCounter("controller_events_total", "Events by result: written, repeated, dropped or failed.", "result");
    }

    internal ControllerInstruments ForController(string name) =>
        new(
            _depth.WithLabels(name),
            _queued.WithLabels(name),
            _retries.WithLabels(name),
            _reconciles.WithLabels(name, "success"),
            _reconciles.WithLabels(name, "requeue"),
            _reconciles.WithLabels(name, "error"),
            _reconcileDuration.WithLabels(name)
        );

    internal void Listed(string kind) => _lists.WithLabels(kind).Inc();

    internal void WatchRestarted(string kind, string reason) => _restarts.WithLabels(kind, reason).Inc();

    internal void Leading(string lease, bool leading) => _leading.WithLabels(lease).Set(leading ? 1 : 0);

    internal void EventHandled(string result) => _events.WithLabels(result).Inc();
}

using McpPolicy.Controllers.Queues;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Metrics;

namespace McpPolicy.Controllers.Telemetry;

/// <summary>The instruments of one controller, resolved once.</summary>
internal sealed class ControllerInstruments(
    IGauge depth,
    IHistogram queued,
    ICounter retries,
    ICounter successes,
    ICounter requeues,
    ICounter errors,
    IHistogram duration
) : IWorkQueueObserver
{
    void IWorkQueueObserver.DepthChanged(int depthNow) => depth.Set(depthNow);

    void IWorkQueueObserver.Taken(TimeSpan waited) => queued.Observe(waited.TotalSeconds);

    void IWorkQueueObserver.Retried() => retries.Inc();

    public void Reconciled(ReconcileOutcome outcome, TimeSpan took)
    {
        var counter = outcome switch
        {
            ReconcileOutcome.Failed => errors,
            ReconcileOutcome.Requeued => requeues,
            _ => successes,
        };
        counter.Inc();
        duration.Observe(took.TotalSeconds);
    }
}

using McpPolicy.Controllers.Queues;
using McpPolicy.Controllers.Stores;
using McpPolicy.Controllers.Telemetry;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>Takes keys and reconciles them, one after the other; whatever happens, the key is either settled or queued again.</summary>
internal sealed partial class ControllerWorker<TController, TEntity>(
    string name,
    WorkQueue<EntityKey> queue,
    EntityReconciler<TController, TEntity> reconciler,
    RunningCalls running,
    ControllerOptions options,
    ControllerInstruments instruments,
    TimeProvider time,
    ILogger logger
)
    where TController : class, IEntityController<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    public async Task RunAsync(CancellationToken abort)
    {
        while ((await queue.TakeAsync(CancellationToken.None)).TryGetKey(out var key))
        {
            running.Begin(key);
            var result = await CallAsync(key, abort);
            instruments.Reconciled(result.Outcome, running.End(key));
            Settle(key, result);
        }
    }

    // An exception of a controller is its failure to reconcile, never the end of the worker.
#pragma warning disable CA1031
    private async Task<ReconcileResult> CallAsync(EntityKey key, CancellationToken abort)
    {
        using var timeout = new CancellationTokenSource(options.ReconcileTimeout, time);
        using var call = CancellationTokenSource.CreateLinkedTokenSource(abort, timeout.Token);
        try
        {
            return await reconciler.ReconcileAsync(key, call.Token);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            return ReconcileResult.Retry("cancelled");
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return ReconcileResult.Retry($"not done within {options.ReconcileTimeout}");
        }
        catch (Exception exception) when (exception is KubernetesException or HttpRequestException or IOException or TimeoutException)
        {
            // The API server's refusals and failures are everyday things; where in the code they struck tells nothing.
            return ReconcileResult.Retry(exception.Message);
        }
        catch (Exception exception)
        {
            Log.Threw(logger, name, key, exception);
            return ReconcileResult.Retry(exception.GetType().Name);
        }
    }
#pragma warning restore CA1031

    private void Settle(EntityKey key, ReconcileResult result)
    {
        switch (result.Outcome)
        {
            case ReconcileOutcome.Failed:
                var delay = queue.AddWithBackoff(key);
                Log.Failed(logger, name, key, result.Reason, delay);
                break;
            case ReconcileOutcome.Requeued:
                queue.Forget(key);
                queue.AddAfter(key, result.Delay);
                break;
            default:
                queue.Forget(key);
                break;
        }

        queue.Done(key);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.ReconcileThrew, LogLevel.Error, "Controller {Controller} threw on {Key}.")]
        public static partial void Threw(ILogger logger, string controller, EntityKey key, Exception exception);

        [LoggerMessage(
            EventIds.ReconcileFailed,
            LogLevel.Warning,
            "Controller {Controller} failed on {Key}: {Reason}. Next try in {Delay}."
        )]
        public static partial void Failed(ILogger logger, string controller, EntityKey key, string? reason, TimeSpan delay);
    }
}

using System.Reflection;
using System.Threading.Channels;
using McpPolicy.Controllers.Hosting;
using McpPolicy.Controllers.Telemetry;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpPolicy.Controllers.Events;

/// <summary>Takes events without waiting and writes them in the background.</summary>
internal sealed class EventRecorder : BackgroundService, IEventRecorder
{
    private const int Capacity = 1024;
    private static readonly TimeSpan LastWrites = TimeSpan.FromSeconds(3);
    private readonly Channel<PendingEvent> _pending;
    private readonly EventAggregator _aggregator;
    private readonly ControllerMetrics _metrics;
    private readonly TimeProvider _time;

    public EventRecorder(
        IKubernetes client,
        IOptions<OperatorOptions> options,
        ControllerMetrics metrics,
        TimeProvider time,
        ILogger<EventRecorder> logger
    )
    {
        _metrics = metrics;
        _time = time;
        _aggregator = new EventAggregator(new EventWriter(client, options.Value.Name, Environment.MachineName), metrics, time, logger);
        _pending = Channel.CreateBounded<PendingEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    }

    public void Publish(IKubernetesObject<V1ObjectMeta> regarding, EventType type, string reason, string action, string note)
    {
        ArgumentNullException.ThrowIfNull(regarding);
        var pending = new PendingEvent(
            Reference(regarding),
            type,
            EventText.Cut(reason, EventText.MaxWordBytes),
            EventText.Cut(action, EventText.MaxWordBytes),
            EventText.Cut(note, EventText.MaxNoteBytes),
            _time.GetUtcNow()
        );
        if (!_pending.Writer.TryWrite(pending))
        {
            _metrics.EventHandled("dropped");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var lastWrites = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        await using var stop = stoppingToken.UnsafeRegister(_ => End(lastWrites), null);
        using var flush = new PeriodicTimer(EventAggregator.WriteInterval, _time);
        try
        {
            await RunAsync(flush, lastWrites.Token);
        }
        catch (OperationCanceledException) when (lastWrites.IsCancellationRequested)
        {
            // What could not be written in time is lost; events are best effort.
        }
    }

    private void End(CancellationTokenSource lastWrites)
    {
        _pending.Writer.TryComplete();
        lastWrites.CancelAfter(LastWrites);
    }

    private async Task RunAsync(PeriodicTimer flush, CancellationToken cancellationToken)
    {
        var tick = flush.WaitForNextTickAsync(cancellationToken).AsTask();
        var available = _pending.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            if (await Task.WhenAny(available, tick) == tick)
            {
                await tick;
                await _aggregator.FlushAsync(cancellationToken);
                tick = flush.WaitForNextTickAsync(cancellationToken).AsTask();
                continue;
            }

            if (!await available)
            {
                await _aggregator.FlushAsync(cancellationToken);
                return;
            }

            while (_pending.Reader.TryRead(out var pending))
            {
                await _aggregator.HandleAsync(pending, cancellationToken);
            }

            available = _pending.Reader.WaitToReadAsync(cancellationToken).AsTask();
        }
    }

    private static V1ObjectReference Reference(IKubernetesObject<V1ObjectMeta> regarding)
    {
        // Items of lists do not say their kind; the type does.
        var kind = regarding.GetType().GetCustomAttribute<KubernetesEntityAttribute>();
        return new V1ObjectReference
        {
            ApiVersion = regarding.ApiVersion ?? kind?.GroupVersion,
            Kind = regarding.Kind ?? kind?.Kind,
            Namespace = regarding.Metadata.Namespace,
            Name = regarding.Metadata.Name,
            Uid = regarding.Metadata.Uid,
            ResourceVersion = regarding.Metadata.ResourceVersion,
        };
    }
}

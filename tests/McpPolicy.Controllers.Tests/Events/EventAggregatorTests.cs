using McpPolicy.Controllers.Events;
using McpPolicy.Controllers.Telemetry;
using McpPolicy.Controllers.Tests.Fixtures;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Metrics;
using McpPolicy.Testing.Cluster;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Controllers.Tests.Events;

public class EventAggregatorTests(ControlPlane controlPlane, GadgetDefinition definition) : ClusterTest(controlPlane, definition)
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Handle_ManyRepetitions_AreWrittenOnceInAWhile()
    {
        var aggregator = NewAggregator();
        await HandleAsync(aggregator);
        await HandleAsync(aggregator);
        Assert.Equal(2, await CountAsync());
        await HandleAsync(aggregator);
        await HandleAsync(aggregator);
        Assert.Equal(2, await CountAsync());

        _time.Advance(EventAggregator.WriteInterval);
        await HandleAsync(aggregator);
        Assert.Equal(5, await CountAsync());
    }

    [Fact]
    public async Task Flush_CountNotWritten_WritesIt()
    {
        var aggregator = NewAggregator();
        for (var i = 0; i < 4; i++)
        {
            await HandleAsync(aggregator);
        }

        await aggregator.FlushAsync(Cancellation);
        Assert.Equal(4, await CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Handle_AgainAfterSixQuietMinutes_IsANewObject(bool flushed)
    {
        var aggregator = NewAggregator();
        await HandleAsync(aggregator);
        _time.Advance(TimeSpan.FromMinutes(6));
        if (flushed)
        {
            await aggregator.FlushAsync(Cancellation);
        }

        await HandleAsync(aggregator);
        Assert.Equal(2, (await EventsAsync()).Count);
    }

    [Fact]
    public async Task Handle_BurstSpent_OneMoreIsLetThroughEveryFiveMinutes()
    {
        var aggregator = NewAggregator();
        for (var i = 0; i < 30; i++)
        {
            await HandleAsync(aggregator, $"Now {i}.");
        }

        _time.Advance(TimeSpan.FromMinutes(5));
        await HandleAsync(aggregator, "Later.");
        await HandleAsync(aggregator, "Later still.");

        var notes = (await EventsAsync()).Select(e => e.Note).ToList();
        Assert.Equal(26, notes.Count);
        Assert.Contains("Later.", notes);
    }

    private EventAggregator NewAggregator() =>
        new(
            new EventWriter(Client, "tests", "here"),
            new ControllerMetrics(new MetricFactory(new CollectorRegistry())),
            _time,
            NullLogger.Instance
        );

    private Task HandleAsync(EventAggregator aggregator, string note = "A note.")
    {
        var regarding = new V1ObjectReference
        {
            ApiVersion = "v1",
            Kind = "ConfigMap",
            Namespace = Namespace,
            Name = "a",
            Uid = "1",
        };
        return aggregator.HandleAsync(
            new PendingEvent(regarding, EventType.Normal, "Changed", "Reconcile", note, _time.GetUtcNow()),
            Cancellation
        );
    }

    private async Task<int?> CountAsync() => Assert.Single(await EventsAsync()).Series?.Count;

    private async Task<IReadOnlyList<Eventsv1Event>> EventsAsync() =>
        (await Client.ListAsync<Eventsv1Event>(new ListOptions { Namespace = Namespace }, Cancellation)).Items;
}

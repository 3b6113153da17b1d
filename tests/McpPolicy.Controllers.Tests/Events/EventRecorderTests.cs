using McpPolicy.Controllers.Events;
using McpPolicy.Controllers.Tests.Fixtures;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Testing.Cluster;
using McpPolicy.Testing.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace McpPolicy.Controllers.Tests.Events;

public class EventRecorderTests(ControlPlane controlPlane, GadgetDefinition definition) : ClusterTest(controlPlane, definition)
{
    [Fact]
    public async Task Publish_SameEventAgain_IsCountedInOneObject()
    {
        await using var host = NewOperator();
        var (gadget, recorder) = await StartAsync(host);
        for (var i = 0; i < 5; i++)
        {
            recorder.Publish(gadget, EventType.Warning, "Invalid", "Reconcile", "The size is too large.");
        }

        recorder.Publish(gadget, EventType.Normal, "Programmed", "Reconcile", "All is well.");
        await host.StopAsync();

        var events = await EventsAsync();
        Assert.Equal(2, events.Count);
        var warning = Assert.Single(events, e => e.Reason == "Invalid");
        Assert.Equal(
            ("Warning", "Reconcile", "The size is too large.", 5),
            (warning.Type, warning.Action, warning.Note, warning.Series?.Count)
        );
        Assert.Equal(("Gadget", "a", gadget.Metadata.Uid), (warning.Regarding?.Kind, warning.Regarding?.Name, warning.Regarding?.Uid));
        Assert.Equal("operator", warning.ReportingController);
        Assert.Null(Assert.Single(events, e => e.Reason == "Programmed").Series);
        Assert.Equal(4, host.Metric("controller_events_total{result=\"repeated\"}"));
    }

    [Fact]
    public async Task Publish_TextsTooLong_AreCutToWhatTheServerTakes()
    {
        await using var host = NewOperator();
        var (gadget, recorder) = await StartAsync(host);
        recorder.Publish(gadget, EventType.Normal, new string('R', 500), new string('A', 500), string.Concat(Enumerable.Repeat("€", 1000)));
        await host.StopAsync();

        var written = Assert.Single(await EventsAsync());
        Assert.Equal(341, written.Note?.Length);
        Assert.EndsWith("€…", written.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_ManyDifferentEventsOfOneObject_OnlyABurstIsWritten()
    {
        await using var host = NewOperator();
        var (gadget, recorder) = await StartAsync(host);
        var other = await CreateGadgetAsync("other");
        for (var i = 0; i < 40; i++)
        {
            recorder.Publish(gadget, EventType.Normal, "Changed", "Reconcile", $"Now {i}.");
        }

        recorder.Publish(other, EventType.Normal, "Changed", "Reconcile", "Once.");
        await UntilAsync(() => host.Metric("controller_events_total{result=\"written\"}") == 26);

        Assert.Equal(15, host.Metric("controller_events_total{result=\"dropped\"}"));
        Assert.Equal(25, (await EventsAsync()).Count(e => e.Regarding?.Name == "a"));
    }

    [Fact]
    public async Task Publish_EventWasDeletedMeanwhile_TheNextOnesAreWrittenAnew()
    {
        await using var host = NewOperator();
        var (gadget, recorder) = await StartAsync(host);
        void Publish() => recorder.Publish(gadget, EventType.Normal, "Changed", "Reconcile", "Again.");
        Publish();
        await UntilAsync(async () => (await EventsAsync()).Count == 1);
        await Client.DeleteAsync<Eventsv1Event>(
            Assert.Single(await EventsAsync()).Metadata.Name!,
            Namespace,
            cancellationToken: Cancellation
        );

        Publish();
        Publish();
        await UntilAsync(async () => (await EventsAsync()).Count == 1);
    }

    [Fact]
    public async Task Publish_ServerRefuses_DoesNotFailAndGoesOn()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        await using var host = NewOperator(proxy.Configuration);
        var (gadget, recorder) = await StartAsync(host);
        proxy.Inject(FaultAnswer.InternalError, match: request => request.Target.Contains("events.k8s.io", StringComparison.Ordinal));
        recorder.Publish(gadget, EventType.Normal, "Lost", "Reconcile", "This one is refused.");
        recorder.Publish(gadget, EventType.Normal, "Written", "Reconcile", "This one is not.");
        await UntilAsync(() => host.Metric("controller_events_total{result=\"written\"}") == 1);

        Assert.Equal(1, host.Metric("controller_events_total{result=\"failed\"}"));
        Assert.Equal("Written", Assert.Single(await EventsAsync()).Reason);
    }

    private async Task<(Gadget Gadget, IEventRecorder Recorder)> StartAsync(OperatorHost host)
    {
        await host.WithGadgets().StartAsync();
        return (await CreateGadgetAsync("a"), host.Services.GetRequiredService<IEventRecorder>());
    }

    private async Task<IReadOnlyList<Eventsv1Event>> EventsAsync() =>
        (await Client.ListAsync<Eventsv1Event>(new ListOptions { Namespace = Namespace }, Cancellation)).Items;
}

using System.Net;
using McpPolicy.Controllers.Stores;
using McpPolicy.Controllers.Tests.Fixtures;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Testing.Cluster;
using McpPolicy.Testing.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace McpPolicy.Controllers.Tests.Reflectors;

public class WatchFaultTests(ControlPlane controlPlane, GadgetDefinition definition) : ClusterTest(controlPlane, definition)
{
    private const string Restarts = "reflector_watch_restarts_total{kind=\"Gadget\",reason=";
    private FaultProxy? _proxy;

    private FaultProxy Proxy => _proxy!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _proxy = FaultProxy.Start(Configuration);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Cut_ChangesMeanwhile_AreSeenWithoutListingAgain()
    {
        await using var host = await NewOperator(Proxy.Configuration).WithGadgets().StartAsync();
        await CreateGadgetAsync("gone");
        await host.Controller.HadAsync("gone", 1);

        Proxy.GoDown();
        await Client.DeleteAsync<Gadget>("gone", Namespace, cancellationToken: Cancellation);
        await CreateGadgetAsync("new");
        Proxy.ComeUp();

        await host.Controller.SawAsync("gone", call => call.IsDeletion);
        await host.Controller.HadAsync("new", 1);
        Assert.Equal(1, host.Metric("reflector_lists_total{kind=\"Gadget\"}"));
        Assert.True(host.Metric($"{Restarts}\"error\"}}") >= 1);
        Assert.True(host.Health.IsReady);
    }

    [Fact]
    public async Task VersionForgotten_ChangesMeanwhile_AreFoundInANewList()
    {
        await using var host = await NewOperator(Proxy.Configuration).WithGadgets().StartAsync();
        await CreateGadgetAsync("gone", size: 3);
        await CreateGadgetAsync("changed", size: 1);
        await CreateGadgetAsync("same", size: 1);
        await host.Controller.HadAsync("gone", 1);
        await host.Controller.HadAsync("changed", 1);
        await host.Controller.HadAsync("same", 1);

        Proxy.GoDown();
        await Client.DeleteAsync<Gadget>("gone", Namespace, cancellationToken: Cancellation);
        await ResizeAsync("changed", 2);
        await CreateGadgetAsync("new");
        Proxy.Inject(FaultAnswer.WatchGone, match: request => request.IsWatch);
        Proxy.ComeUp();

        await host.Controller.SawAsync("gone", call => call is { IsDeletion: true, Entity.Spec.Size: 3 });
        await host.Controller.SawAsync("changed", call => call.Entity?.Spec.Size == 2);
        await host.Controller.HadAsync("new", 1);
        Assert.Equal(2, host.Metric("reflector_lists_total{kind=\"Gadget\"}"));
        Assert.Equal(1, host.Metric($"{Restarts}\"expired\"}}"));
        Assert.Single(host.Controller.CallsOf("same"));
    }

    [Fact]
    public async Task VersionForgotten_ToldByAPlain410_IsListedAnew()
    {
        Proxy.Inject(FaultAnswer.Gone, times: 3, match: request => request.IsWatch);
        await using var host = await NewOperator(Proxy.Configuration).WithGadgets().StartAsync();
        await CreateGadgetAsync("a");

        await UntilAsync(() => host.Metric("reflector_lists_total{kind=\"Gadget\"}") == 4);
        await ResizeAsync("a", 2);
        await host.Controller.SawAsync("a", call => call.Entity?.Spec.Size == 2);
        Assert.Equal(4, host.Metric("reflector_lists_total{kind=\"Gadget\"}"));
    }

    [Fact]
    public async Task Stalled_ChangesMeanwhile_AreSeenOnANewWatch()
    {
        await using var host = NewOperator(Proxy.Configuration)
            .WithGadgets()
            .Configure(options =>
                options.Reflectors = OperatorHost.FastRetries with
                {
                    WatchTimeout = TimeSpan.FromSeconds(1),
                    StallGrace = TimeSpan.FromMilliseconds(500),
                }
            );
        await host.StartAsync();
        await CreateGadgetAsync("before");
        await host.Controller.HadAsync("before", 1);

        Proxy.Stall();
        await CreateGadgetAsync("meanwhile");
        await UntilAsync(() => host.Metric($"{Restarts}\"stalled\"}}") >= 1);
        Proxy.Resume();

        await host.Controller.HadAsync("meanwhile", 1);
        Assert.Equal(1, host.Metric("reflector_lists_total{kind=\"Gadget\"}"));
    }

    [Fact]
    public async Task WatchEnds_AsServersDoEveryFewMinutes_GoesOnWhereItWas()
    {
        await using var host = NewOperator(Proxy.Configuration)
            .WithGadgets()
            .Configure(options => options.Reflectors = OperatorHost.FastRetries with { WatchTimeout = TimeSpan.FromSeconds(1) });
        await host.StartAsync();
        await UntilAsync(() => host.Metric($"{Restarts}\"closed\"}}") >= 2);
        await CreateGadgetAsync("a");

        await host.Controller.HadAsync("a", 1);
        Assert.Equal(1, host.Metric("reflector_lists_total{kind=\"Gadget\"}"));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task ListRefused_AtStart_IsNotReadyUntilItWorks(HttpStatusCode status)
    {
        Proxy.Inject(FaultAnswer.Refusal(status, "Injected"), times: 3, match: request => !request.IsWatch);
        await using var host = NewOperator(Proxy.Configuration).WithGadgets();
        await CreateGadgetAsync("a");
        await host.StartAsync();

        await host.Controller.HadAsync("a", 1);
        Assert.Equal(3, host.Metric($"{Restarts}\"error\"}}"));
    }

    [Fact]
    public async Task List_LongerThanAPage_IsReadWhole()
    {
        foreach (var name in Enumerable.Range(0, 7).Select(i => $"g{i}"))
        {
            await CreateGadgetAsync(name);
        }

        await using var host = NewOperator(Proxy.Configuration)
            .WithGadgets()
            .Configure(options => options.Reflectors = OperatorHost.FastRetries with { PageSize = 2 });
        await host.StartAsync();

        Assert.Equal(7, host.Services.GetRequiredService<IEntityReader<Gadget>>().List(Namespace).Count);
        Assert.Equal(4, Proxy.Requests.Count(request => !request.IsWatch));
    }

    [Fact]
    public async Task SeveralUsersOfAKind_ShareOneWatch()
    {
        await using var host = NewOperator(Proxy.Configuration)
            .WithGadgets(gadgets => gadgets.Owns<V1ConfigMap>().Watches<V1ConfigMap>((_, _) => []));
        host.Operator.AddReader<V1ConfigMap>().AddController<RecordingController, Gadget>();
        await host.StartAsync();
        await UntilAsync(() => Proxy.Requests.Count(request => request.IsWatch) >= 2);

        Assert.Equal(2, Proxy.Requests.Count(request => request.IsWatch));
        Assert.Equal(2, Proxy.Requests.Count(request => !request.IsWatch));
    }
}

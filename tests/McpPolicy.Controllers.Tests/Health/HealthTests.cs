using McpPolicy.Controllers.Leases;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Controllers.Tests.Fixtures;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Testing.Cluster;
using Microsoft.Extensions.DependencyInjection;

namespace McpPolicy.Controllers.Tests.Health;

public class HealthTests(ControlPlane controlPlane, GadgetDefinition definition) : ClusterTest(controlPlane, definition)
{
    [Fact]
    public async Task Check_EverythingRead_IsReadyAndSaysSo()
    {
        await using var host = await NewOperator().WithGadgets().StartAsync();
        await UntilAsync(() => host.Health.Leadership == LeaderState.Leading);

        Assert.True(host.Health.IsLive);
        Assert.Equal(["watch Gadget: synced", "controller gadget: 0 running, 0 waiting", "leader: this process"], host.Health.Details);
    }

    [Fact]
    public async Task Check_KindIsNotServed_IsNotReadyAndSaysWhatToInstall()
    {
        await using var host = NewOperator().WithGadgets();
        host.Operator.AddReader<Unserved>();
        await host.StartAsync(waitUntilReady: false);

        await UntilAsync(() => host.Health.Details.Any(line => line.Contains("install its CRD", StringComparison.Ordinal)));
        Assert.False(host.Health.IsReady);
        Assert.True(host.Health.IsLive);
        Assert.Contains(
            "watch Unserved: not synced, controllers.tests.mcppolicy.dev/v1 Unserved is not served by this cluster: install its CRD",
            host.Health.Details
        );
    }

    [Fact]
    public async Task Check_OptionalKindIsNotServed_IsReadyWithoutIt()
    {
        await using var host = NewOperator().WithGadgets();
        host.Operator.AddReader<Unserved>(optional: true);
        await host.StartAsync();
        await CreateGadgetAsync("a");

        await host.Controller.HadAsync("a", 1);
        Assert.Empty(host.Services.GetRequiredService<IEntityReader<Unserved>>().List());
        Assert.Contains("watch Unserved: synced, not served by this cluster, going on without", host.Health.Details);
    }

    [Fact]
    public async Task Check_CallDoesNotHeedItsCancellation_IsNotLive()
    {
        var release = new TaskCompletionSource();
        await using var host = NewOperator()
            .WithGadgets(gadgets => gadgets.Configure(options => options with { ReconcileTimeout = TimeSpan.FromMilliseconds(10) }));
        host.Controller.Behaviour = async (_, _) =>
        {
            await release.Task;
            return ReconcileResult.Done;
        };
        await host.StartAsync();
        await CreateGadgetAsync("a");

        await UntilAsync(() => !host.Health.IsLive);
        Assert.Contains(host.Health.Details, line => line.StartsWith("controller gadget: stuck for", StringComparison.Ordinal));
        release.SetResult();
        await UntilAsync(() => host.Health.IsLive);
    }

    [Fact]
    public async Task Reader_KindInSeveralScopes_MustBeAskedForByScope()
    {
        var one = WatchScope.Labelled("a", "1");
        var two = WatchScope.Labelled("a", "2");
        await using var host = NewOperator();
        host.Operator.AddReader<V1ConfigMap>(one).AddReader<V1ConfigMap>(two);
        await host.StartAsync();

        var error = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<IEntityReader<V1ConfigMap>>());
        Assert.Contains("V1ConfigMap is watched in 2 scopes", error.Message, StringComparison.Ordinal);
        Assert.True(host.Services.GetRequiredKeyedService<IEntityReader<V1ConfigMap>>("a=1").HasSynced);
    }
}

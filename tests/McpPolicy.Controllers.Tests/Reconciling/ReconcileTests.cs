using System.Text.Json.Nodes;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Controllers.Tests.Fixtures;
using McpPolicy.Testing.Cluster;
using Microsoft.Extensions.DependencyInjection;

namespace McpPolicy.Controllers.Tests.Reconciling;

public class ReconcileTests(ControlPlane controlPlane, GadgetDefinition definition) : ClusterTest(controlPlane, definition)
{
    [Fact]
    public async Task Entity_CreatedChangedDeleted_IsReconciledWithItsStateThenToldDeletedWithItsLast()
    {
        await using var host = await NewOperator().WithGadgets().StartAsync();

        await CreateGadgetAsync("a", size: 1);
        await host.Controller.SawAsync("a", call => call is { IsDeletion: false, Entity.Spec.Size: 1 });
        await ResizeAsync("a", 2);
        await host.Controller.SawAsync("a", call => call is { IsDeletion: false, Entity.Spec.Size: 2 });
        await Client.DeleteAsync<Gadget>("a", Namespace, cancellationToken: Cancellation);
        await host.Controller.SawAsync("a", call => call is { IsDeletion: true, Entity.Spec.Size: 2 });

        Assert.Null(host.Services.GetRequiredService<IEntityReader<Gadget>>().Get(new EntityKey(Namespace, "a")));
    }

    [Fact]
    public async Task Entities_ThereBeforeTheOperator_AreReconciled()
    {
        await CreateGadgetAsync("a");
        await CreateGadgetAsync("b");
        await using var host = await NewOperator().WithGadgets().StartAsync();

        await host.Controller.HadAsync("a", 1);
        await host.Controller.HadAsync("b", 1);
    }

    [Fact]
    public async Task Controller_ThrowsAndFails_IsCalledAgainUntilItSucceedsAndThenRests()
    {
        await using var host = NewOperator().WithGadgets();
        var calls = 0;
        host.Controller.Behaviour = (_, _) =>
            Interlocked.Increment(ref calls) switch
            {
                1 => throw new InvalidOperationException("a bug"),
                2 => Task.FromResult(ReconcileResult.Retry("not yet")),
                3 => Task.FromException<ReconcileResult>(new IOException("a dead connection")),
                _ => Task.FromResult(ReconcileResult.Done),
            };
        await host.StartAsync();
        await CreateGadgetAsync("a");

        await host.Controller.HadAsync("a", 4);
        await UntilAsync(() => host.Metric("controller_reconcile_total{controller=\"gadget\",result=\"success\"}") == 1);
        Assert.Equal(3, host.Metric("controller_reconcile_total{controller=\"gadget\",result=\"error\"}"));
        Assert.Equal(3, host.Metric("workqueue_retries_total{controller=\"gadget\"}"));
        Assert.Equal(0, host.Metric("workqueue_depth{controller=\"gadget\"}"));
        Assert.Equal(4, host.Metric("controller_reconcile_duration_seconds_count{controller=\"gadget\"}"));
        Assert.Equal(4, host.Metric("workqueue_queue_duration_seconds_count{controller=\"gadget\"}"));
    }

    [Fact]
    public async Task Controller_FailsOnOneEntity_DoesNotHoldUpOthers()
    {
        await using var host = NewOperator().WithGadgets(gadgets => gadgets.Configure(options => options with { Concurrency = 1 }));
        host.Controller.Behaviour = (call, _) =>
            Task.FromResult(call.Key.Name == "bad" ? ReconcileResult.Retry("always") : ReconcileResult.Done);
        await host.StartAsync();
        await CreateGadgetAsync("bad");
        await host.Controller.HadAsync("bad", 2);
        await CreateGadgetAsync("good");

        await host.Controller.HadAsync("good", 1);
        await host.Controller.HadAsync("bad", 5);
    }

    [Fact]
    public async Task Controller_AsksForRequeue_IsCalledAgainWithoutAChange()
    {
        await using var host = NewOperator().WithGadgets();
        host.Controller.Behaviour = (_, _) => Task.FromResult(ReconcileResult.RequeueAfter(TimeSpan.FromMilliseconds(10)));
        await host.StartAsync();
        await CreateGadgetAsync("a");

        await host.Controller.HadAsync("a", 5);
        Assert.Equal(0, host.Metric("controller_reconcile_total{controller=\"gadget\",result=\"error\"}"));
    }

    [Fact]
    public async Task Controller_HangsPastItsTime_IsCancelledAndCalledAgain()
    {
        await using var host = NewOperator()
            .WithGadgets(gadgets => gadgets.Configure(options => options with { ReconcileTimeout = TimeSpan.FromMilliseconds(100) }));
        var first = true;
        host.Controller.Behaviour = async (_, cancelled) =>
        {
            if (first)
            {
                first = false;
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancelled);
            }

            return ReconcileResult.Done;
        };
        await host.StartAsync();
        await CreateGadgetAsync("a");

        await host.Controller.HadAsync("a", 2);
    }

    [Fact]
    public async Task Resync_NothingChanges_ReconcilesAgain()
    {
        await using var host = NewOperator()
            .WithGadgets(gadgets => gadgets.Configure(options => options with { ResyncPeriod = TimeSpan.FromMilliseconds(50) }));
        await host.StartAsync();
        await CreateGadgetAsync("a");

        await host.Controller.HadAsync("a", 4);
    }

    [Fact]
    public async Task FiveHundredRapidEdits_NoneIsLost()
    {
        const int gadgets = 5;
        await using var host = NewOperator().WithGadgets();
        host.Controller.Behaviour = async (_, _) =>
        {
            await Task.Yield();
            return ReconcileResult.Done;
        };
        await host.StartAsync();
        var writers = Enumerable.Range(0, gadgets).Select(i => EditAsync($"g{i}", edits: 100));
        await Task.WhenAll(writers);

        for (var i = 0; i < gadgets; i++)
        {
            await host.Controller.SawAsync($"g{i}", call => call.Entity?.Spec.Size == 100);
            var sizes = host.Controller.CallsOf($"g{i}").Select(call => call.Entity!.Spec.Size!.Value).ToList();
            Assert.Equal(sizes.Order(), sizes);
        }

        Assert.False(host.Controller.Overlapped);
    }

    [Fact]
    public async Task Scope_LabelTakenAwayAndGiven_IsLikeDeletionAndCreation()
    {
        await using var host = await NewOperator().WithGadgets(gadgets => gadgets.Within(WatchScope.Labelled("mine", "yes"))).StartAsync();
        await CreateGadgetAsync("other");
        await CreateGadgetAsync("a", labels: ("mine", "yes"));
        await host.Controller.SawAsync("a", call => !call.IsDeletion);

        await LabelAsync("no");
        await host.Controller.SawAsync("a", call => call.IsDeletion);
        var calls = host.Controller.CallsOf("a").Count;
        await LabelAsync("yes");
        await UntilAsync(() => host.Controller.CallsOf("a").Skip(calls).Any(call => !call.IsDeletion));

        Assert.Empty(host.Controller.CallsOf("other"));
    }

    [Fact]
    public async Task When_ChangeDoesNotMatter_IsNotReconciled()
    {
        await using var host = await NewOperator()
            .WithGadgets(gadgets => gadgets.When(change => change.Latest.Spec.Size != 13))
            .StartAsync();
        await CreateGadgetAsync("a");
        await host.Controller.HadAsync("a", 1);
        await ResizeAsync("a", 13);
        var reader = host.Services.GetRequiredService<IEntityReader<Gadget>>();
        await UntilAsync(() => reader.Get(new EntityKey(Namespace, "a"))?.Spec.Size == 13);
        await CreateGadgetAsync("later");
        await host.Controller.HadAsync("later", 1);

        Assert.DoesNotContain(host.Controller.CallsOf("a"), call => call.Entity?.Spec.Size == 13);
    }

    [Fact]
    public async Task Stop_CallUnderWay_IsLetFinish()
    {
        await using var host = NewOperator().WithGadgets();
        var release = new TaskCompletionSource();
        var finished = false;
        host.Controller.Behaviour = async (_, cancelled) =>
        {
            await release.Task.WaitAsync(cancelled);
            finished = true;
            return ReconcileResult.Done;
        };
        await host.StartAsync();
        await CreateGadgetAsync("a");
        await host.Controller.HadAsync("a", 1);

        var stop = host.StopAsync();
        await host.Stopped.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        release.SetResult();
        await stop;
        Assert.True(finished);
    }

    private async Task EditAsync(string name, int edits)
    {
        await CreateGadgetAsync(name, size: 0);
        for (var size = 1; size <= edits; size++)
        {
            await ResizeAsync(name, size);
        }
    }

    private Task<Gadget> LabelAsync(string value) =>
        Client.MergePatchAsync<Gadget>(
            "a",
            Namespace,
            new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["mine"] = value } } },
            Cancellation
        );
}

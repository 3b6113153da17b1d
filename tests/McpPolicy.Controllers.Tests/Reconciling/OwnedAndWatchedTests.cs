using System.Text.Json.Nodes;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Controllers.Tests.Fixtures;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Controllers.Tests.Reconciling;

public class OwnedAndWatchedTests(ControlPlane controlPlane, GadgetDefinition definition) : ClusterTest(controlPlane, definition)
{
    [Fact]
    public async Task OwnedObject_ChangedAndDeleted_ReconcilesItsOwnerOnly()
    {
        await using var host = await NewOperator().WithGadgets(gadgets => gadgets.Owns<V1ConfigMap>()).StartAsync();
        var owner = await CreateGadgetAsync("owner");
        await CreateGadgetAsync("bystander");
        await host.Controller.HadAsync("bystander", 1);
        await CallsGrowAsync(host, "owner", () => CreateChildAsync("child", owner));
        await CallsGrowAsync(host, "owner", () => PatchChildAsync(new JsonObject { ["data"] = new JsonObject { ["k"] = "v" } }));
        await CallsGrowAsync(host, "owner", () => Client.DeleteAsync<V1ConfigMap>("child", Namespace, cancellationToken: Cancellation));

        Assert.Single(host.Controller.CallsOf("bystander"));
    }

    [Fact]
    public async Task OwnedObject_OwnerReferenceTakenAway_ReconcilesTheFormerOwner()
    {
        await using var host = await NewOperator().WithGadgets(gadgets => gadgets.Owns<V1ConfigMap>()).StartAsync();
        var owner = await CreateGadgetAsync("owner");
        await CallsGrowAsync(host, "owner", () => CreateChildAsync("child", owner));
        await CallsGrowAsync(
            host,
            "owner",
            () => PatchChildAsync(new JsonObject { ["metadata"] = new JsonObject { ["ownerReferences"] = null } })
        );
    }

    [Fact]
    public async Task OwnedObject_OutsideTheScope_ReconcilesNobody()
    {
        var scope = WatchScope.Labelled("part", "of-it");
        await using var host = await NewOperator().WithGadgets(gadgets => gadgets.Owns<V1ConfigMap>(scope)).StartAsync();
        var owner = await CreateGadgetAsync("owner");
        await host.Controller.HadAsync("owner", 1);
        await CreateChildAsync("unlabelled", owner);
        await CallsGrowAsync(host, "owner", () => CreateChildAsync("child", owner, ("part", "of-it")));

        Assert.Equal(2, host.Controller.CallsOf("owner").Count);
    }

    [Fact]
    public async Task WatchedObject_PointsElsewhere_ReconcilesWhatItLeftAndWhatItCameTo()
    {
        await using var host = await NewOperator()
            .WithGadgets(gadgets => gadgets.Watches<V1ConfigMap>((map, _) => KeysNamedBy(map)))
            .StartAsync();
        await CreateGadgetAsync("left");
        await CreateGadgetAsync("right");
        await CallsGrowAsync(
            host,
            "left",
            () =>
                Client.CreateAsync(
                    new V1ConfigMap
                    {
                        Metadata = Meta("child"),
                        Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["for"] = "left" },
                    },
                    Cancellation
                )
        );
        await host.Controller.HadAsync("right", 1);
        var before = host.Controller.CallsOf("left").Count;
        await CallsGrowAsync(host, "right", () => PatchChildAsync(new JsonObject { ["data"] = new JsonObject { ["for"] = "right" } }));

        await host.Controller.HadAsync("left", before + 1);
    }

    [Fact]
    public async Task WatchedObject_MapReadsTheEntities_ReconcilesThoseItFinds()
    {
        await using var host = await NewOperator()
            .WithGadgets(gadgets =>
                gadgets.Watches<V1ConfigMap>(
                    (map, known) => known.List(map.Metadata.Namespace).Where(g => g.Spec.Size > 5).Select(EntityKey.Of)
                )
            )
            .StartAsync();
        await CreateGadgetAsync("small", size: 1);
        await CreateGadgetAsync("large", size: 9);
        await host.Controller.HadAsync("small", 1);
        await CallsGrowAsync(host, "large", () => Client.CreateAsync(new V1ConfigMap { Metadata = Meta("child") }, Cancellation));

        Assert.Single(host.Controller.CallsOf("small"));
    }

    [Fact]
    public async Task WatchedObject_MapThrows_ReconcilesEverythingRatherThanNothing()
    {
        await using var host = await NewOperator()
            .WithGadgets(gadgets =>
                gadgets.Watches<V1ConfigMap>((map, _) => map.Metadata.Name == "child" ? throw new InvalidOperationException("a bug") : [])
            )
            .StartAsync();
        await CreateGadgetAsync("a");
        await host.Controller.HadAsync("a", 1);
        await CallsGrowAsync(host, "a", () => Client.CreateAsync(new V1ConfigMap { Metadata = Meta("child") }, Cancellation));
    }

    private static async Task CallsGrowAsync(OperatorHost host, string name, Func<Task> change)
    {
        await host.Controller.HadAsync(name, 1);
        var before = host.Controller.CallsOf(name).Count;
        await change();
        await host.Controller.HadAsync(name, before + 1);
    }

    private IEnumerable<EntityKey> KeysNamedBy(V1ConfigMap map) =>
        map.Data?.TryGetValue("for", out var name) == true ? [new EntityKey(Namespace, name)] : [];

    private Task<V1ConfigMap> PatchChildAsync(JsonObject patch) =>
        Client.MergePatchAsync<V1ConfigMap>("child", Namespace, patch, Cancellation);
}

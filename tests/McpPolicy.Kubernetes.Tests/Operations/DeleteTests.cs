using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Operations;

public sealed class DeleteTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    [Fact]
    public async Task Delete_OfAnotherIncarnation_IsConflictAndKeepsTheObject()
    {
        await Client.CreateAsync(ConfigMap("a"), Cancellation);
        var options = new DeleteOptions { Uid = Guid.NewGuid().ToString() };
        var refusal = await RefusalAsync(() => Client.DeleteAsync<V1ConfigMap>("a", Namespace, options, Cancellation));

        Assert.True(refusal.IsConflict);
        Assert.NotNull(await Client.FindAsync<V1ConfigMap>("a", Namespace, Cancellation));
    }

    [Fact]
    public async Task Delete_OfAnotherVersion_IsConflict()
    {
        var old = await Client.CreateAsync(ConfigMap("a"), Cancellation);
        await Client.MergePatchAsync<V1ConfigMap>("a", Namespace, new JsonObject { ["immutable"] = true }, Cancellation);
        var options = new DeleteOptions { ResourceVersion = old.Metadata.ResourceVersion };
        var refusal = await RefusalAsync(() => Client.DeleteAsync<V1ConfigMap>("a", Namespace, options, Cancellation));

        Assert.True(refusal.IsConflict);
    }

    [Fact]
    public async Task Delete_OfTheIncarnationMeant_RemovesIt()
    {
        var created = await Client.CreateAsync(ConfigMap("a"), Cancellation);
        var options = new DeleteOptions { Uid = created.Metadata.Uid, ResourceVersion = created.Metadata.ResourceVersion };
        await Client.DeleteAsync<V1ConfigMap>("a", Namespace, options, Cancellation);

        Assert.Null(await Client.FindAsync<V1ConfigMap>("a", Namespace, Cancellation));
    }

    [Fact]
    public async Task DeleteIfExists_SaysWhetherThereWasOne()
    {
        await Client.CreateAsync(ConfigMap("a"), Cancellation);

        Assert.True(await Client.DeleteIfExistsAsync<V1ConfigMap>("a", Namespace, cancellationToken: Cancellation));
        Assert.False(await Client.DeleteIfExistsAsync<V1ConfigMap>("a", Namespace, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Delete_WithAFinalizer_WaitsForIt()
    {
        var entity = ConfigMap("a");
        await Client.CreateAsync(
            entity with
            {
                Metadata = entity.Metadata with { Finalizers = ["tests.mcppolicy.dev/hold"] },
            },
            Cancellation
        );
        await Client.DeleteAsync<V1ConfigMap>("a", Namespace, cancellationToken: Cancellation);
        var dying = await Client.GetAsync<V1ConfigMap>("a", Namespace, Cancellation);
        var release = new JsonObject { ["metadata"] = new JsonObject { ["finalizers"] = null } };
        await Client.MergePatchAsync<V1ConfigMap>("a", Namespace, release, Cancellation);

        Assert.NotNull(dying.Metadata.DeletionTimestamp);
        Assert.Null(await Client.FindAsync<V1ConfigMap>("a", Namespace, Cancellation));
    }

    [Fact]
    public async Task Delete_Orphaning_KeepsTheDependent()
    {
        await CreateOwnedAsync();
        var options = new DeleteOptions { Propagation = PropagationPolicy.Orphan };
        await Client.DeleteAsync<V1ConfigMap>("owner", Namespace, options, Cancellation);
        await Wait.Until(
            async () => await Client.FindAsync<V1ConfigMap>("owner", Namespace, Cancellation) is null,
            cancellationToken: Cancellation
        );

        var dependent = await Client.GetAsync<V1ConfigMap>("owned", Namespace, Cancellation);
        Assert.True(dependent.Metadata.OwnerReferences is null or { Count: 0 });
    }

    [Fact]
    public async Task Delete_InTheForeground_TakesTheDependentFirst()
    {
        await CreateOwnedAsync();
        var options = new DeleteOptions { Propagation = PropagationPolicy.Foreground };
        await Client.DeleteAsync<V1ConfigMap>("owner", Namespace, options, Cancellation);
        await Wait.Until(
            async () => await Client.FindAsync<V1ConfigMap>("owner", Namespace, Cancellation) is null,
            cancellationToken: Cancellation
        );

        Assert.Null(await Client.FindAsync<V1ConfigMap>("owned", Namespace, Cancellation));
    }

    private async Task CreateOwnedAsync()
    {
        var owner = await Client.CreateAsync(ConfigMap("owner"), Cancellation);
        var reference = new V1OwnerReference
        {
            ApiVersion = owner.ApiVersion,
            Kind = owner.Kind,
            Name = owner.Metadata.Name,
            Uid = owner.Metadata.Uid,
            BlockOwnerDeletion = true,
        };
        var owned = ConfigMap("owned");
        await Client.CreateAsync(owned with { Metadata = owned.Metadata with { OwnerReferences = [reference] } }, Cancellation);
    }
}

using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;
using McpPolicy.Testing.Faults;

namespace McpPolicy.Kubernetes.Tests.Operations;

public sealed class ListTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    private ListOptions Numbered => new() { Namespace = Namespace, LabelSelector = "numbered=yes" };

    [Fact]
    public async Task ListPage_WithALimit_PagesThroughOneSnapshot()
    {
        await CreateNumberedAsync(5);
        var first = await Client.ListPageAsync<V1ConfigMap>(Numbered with { Limit = 2 }, Cancellation);
        await Client.CreateAsync(Labelled("n9"), Cancellation);
        var second = await Client.ListPageAsync<V1ConfigMap>(Numbered with { Limit = 2, Continue = first.Metadata.Continue }, Cancellation);
        var third = await Client.ListPageAsync<V1ConfigMap>(Numbered with { Limit = 2, Continue = second.Metadata.Continue }, Cancellation);

        Assert.Equal([2, 2, 1], [first.Items.Count, second.Items.Count, third.Items.Count]);
        Assert.True(string.IsNullOrEmpty(third.Metadata.Continue));
        Assert.Equal(first.Metadata.ResourceVersion, third.Metadata.ResourceVersion);
        Assert.DoesNotContain(third.Items, i => i.Metadata.Name == "n9");
    }

    [Fact]
    public async Task List_OfManyPages_HasAllItemsWithVersionAndKind()
    {
        await CreateNumberedAsync(5);
        var list = await Client.ListAsync<V1ConfigMap>(Numbered with { Limit = 2 }, Cancellation);

        Assert.Equal(["n0", "n1", "n2", "n3", "n4"], list.Items.Select(i => i.Metadata.Name!).Order());
        Assert.All(list.Items, i => Assert.Equal(("v1", "ConfigMap"), (i.ApiVersion, i.Kind)));
        Assert.False(string.IsNullOrEmpty(list.Metadata.ResourceVersion));
    }

    [Fact]
    public async Task List_BySelectors_HasOnlyWhatMatches()
    {
        await CreateNumberedAsync(2);
        await Client.CreateAsync(ConfigMap("other"), Cancellation);
        var byLabel = await Client.ListAsync<V1ConfigMap>(Numbered, Cancellation);
        var byField = await Client.ListAsync<V1ConfigMap>(
            new ListOptions { Namespace = Namespace, FieldSelector = "metadata.name=other" },
            Cancellation
        );
        var everywhere = await Client.ListAsync<V1ConfigMap>(new ListOptions { FieldSelector = "metadata.name=other" }, Cancellation);

        Assert.Equal(2, byLabel.Items.Count);
        Assert.Equal("other", Assert.Single(byField.Items).Metadata.Name);
        Assert.Contains(everywhere.Items, i => i.Metadata.Namespace == Namespace);
    }

    [Fact]
    public async Task List_WhenTheSnapshotIsForgottenBetweenPages_StartsAnew()
    {
        await CreateNumberedAsync(5);
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(FaultAnswer.Gone, match: IsLaterPage);
        var list = await client.ListAsync<V1ConfigMap>(Numbered with { Limit = 3 }, Cancellation);

        Assert.Equal(["n0", "n1", "n2", "n3", "n4"], list.Items.Select(i => i.Metadata.Name!).Order());
        Assert.Equal([false, true, false, true], proxy.Requests.Select(IsLaterPage));
    }

    [Fact]
    public async Task List_WhenTheSnapshotIsForgottenAlways_GivesUp()
    {
        await CreateNumberedAsync(2);
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(FaultAnswer.Gone, times: 100, match: IsLaterPage);
        var refusal = await RefusalAsync(() => client.ListAsync<V1ConfigMap>(Numbered with { Limit = 1 }, Cancellation));

        Assert.True(refusal.IsGone);
        Assert.Equal(4, proxy.Requests.Count(IsLaterPage));
    }

    [Fact]
    public async Task ListPage_WithAnInventedToken_IsRefused()
    {
        var refusal = await RefusalAsync(() => Client.ListPageAsync<V1ConfigMap>(Numbered with { Continue = "not-a-token" }, Cancellation));
        Assert.Equal(400, refusal.Code);
    }

    private static bool IsLaterPage(ProxiedRequest request) => request.Target.Contains("continue=", StringComparison.Ordinal);

    private V1ConfigMap Labelled(string name)
    {
        var entity = ConfigMap(name);
        return entity with { Metadata = entity.Metadata with { Labels = new Dictionary<string, string> { ["numbered"] = "yes" } } };
    }

    private async Task CreateNumberedAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Client.CreateAsync(Labelled($"n{i}"), Cancellation);
        }
    }
}

using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Kubernetes.Watching;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Watching;

public sealed class WatchTests(ControlPlane controlPlane) : WidgetTest(controlPlane)
{
    [Fact]
    public async Task Watch_FromAList_SeesEachChangeAfterIt()
    {
        await Client.CreateAsync(Widget("before"), Cancellation);
        var list = await Client.ListAsync<Widget>(new ListOptions { Namespace = Namespace }, Cancellation);
        await using var watch = Client.WatchAsync<Widget>(From(list), Cancellation).GetAsyncEnumerator(Cancellation);

        await Client.CreateAsync(Widget("w", size: 1), Cancellation);
        await Client.MergePatchAsync<Widget>("w", Namespace, Size(2), Cancellation);
        await Client.DeleteAsync<Widget>("w", Namespace, cancellationToken: Cancellation);
        var seen = new[] { await NextAsync(watch), await NextAsync(watch), await NextAsync(watch) };

        Assert.Equal([WatchEventType.Added, WatchEventType.Modified, WatchEventType.Deleted], seen.Select(e => e.Type));
        Assert.Equal([1, 2, 2], seen.Select(e => e.Object!.Spec.Size!.Value));
        Assert.All(seen, e => Assert.Equal("w", e.Object!.Metadata.Name));
        Assert.All(seen, e => Assert.Equal(e.Object!.Metadata.ResourceVersion, e.ResourceVersion));
    }

    [Fact]
    public async Task Watch_WithoutAVersion_StartsWithWhatIsThere()
    {
        await Client.CreateAsync(Widget("w"), Cancellation);
        var options = new WatchOptions { Namespace = Namespace };
        await using var watch = Client.WatchAsync<Widget>(options, Cancellation).GetAsyncEnumerator(Cancellation);

        var first = await NextAsync(watch);
        Assert.Equal((WatchEventType.Added, "w"), (first.Type, first.Object!.Metadata.Name));
    }

    [Fact]
    public async Task Watch_BySelector_ReportsWhatStopsMatchingAsDeleted()
    {
        var widget = Widget("w");
        await Client.CreateAsync(
            widget with
            {
                Metadata = widget.Metadata with { Labels = new Dictionary<string, string> { ["on"] = "yes" } },
            },
            Cancellation
        );
        var options = new WatchOptions { Namespace = Namespace, LabelSelector = "on=yes" };
        await using var watch = Client.WatchAsync<Widget>(options, Cancellation).GetAsyncEnumerator(Cancellation);
        await NextAsync(watch);
        var relabel = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["on"] = "no" } } };
        await Client.MergePatchAsync<Widget>("w", Namespace, relabel, Cancellation);

        Assert.Equal(WatchEventType.Deleted, (await NextAsync(watch)).Type);
    }

    [Fact]
    public async Task Watch_UntilTheServerEndsIt_GivesABookmarkPastWhatItDidNotShow()
    {
        var (events, unseen) = await WatchQuietlyAsync();

        Assert.NotEmpty(events);
        Assert.All(events, e => Assert.Equal((WatchEventType.Bookmark, null), (e.Type, e.Object)));
        var last = events[^1];
        Assert.True(long.Parse(last.ResourceVersion!) >= long.Parse(unseen.Metadata.ResourceVersion!), last.ResourceVersion);
    }

    [Fact]
    public async Task Watch_FromABookmark_MissesNothing()
    {
        var (events, _) = await WatchQuietlyAsync();
        await Client.CreateAsync(Widget("after"), Cancellation);
        var options = new WatchOptions { Namespace = Namespace, ResourceVersion = events[^1].ResourceVersion };
        await using var watch = Client.WatchAsync<Widget>(options, Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.Equal("after", (await NextAsync(watch)).Object!.Metadata.Name);
    }

    [Fact]
    public async Task Watch_FromAVersionThatIsTooOld_IsGone()
    {
        var options = new WatchOptions { Namespace = Namespace, ResourceVersion = "1" };
        try
        {
            await using var watch = Client.WatchAsync<Widget>(options, Cancellation).GetAsyncEnumerator(Cancellation);
            var received = await NextAsync(watch);
            Assert.Equal(WatchEventType.Error, received.Type);
            Assert.True(received.IsGone, $"{received.Status}");
            Assert.False(await watch.MoveNextAsync());
        }
        catch (KubernetesException e)
        {
            // Servers may also refuse the watch outright.
            Assert.True(e.IsGone, e.Message);
        }
    }

    [Fact]
    public async Task Watch_OfAKindThatIsNotServed_IsNotFound()
    {
        var options = new WatchOptions { Namespace = Namespace };
        await using var watch = Client.WatchAsync<V1PodDisruptionBudget>(options, Cancellation).GetAsyncEnumerator(Cancellation);
        if (await Client.IsServedAsync<V1PodDisruptionBudget>(Cancellation))
        {
            Assert.Skip("this server serves policy/v1");
        }

        Assert.True((await RefusalAsync(() => watch.MoveNextAsync().AsTask())).IsNotFound);
    }

    [Fact]
    public async Task Watch_Cancelled_Ends()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Client.CreateAsync(Widget("w"), Cancellation);
        var options = new WatchOptions { Namespace = Namespace };
        await using var watch = Client.WatchAsync<Widget>(options, source.Token).GetAsyncEnumerator(source.Token);
        await NextAsync(watch);
        var waiting = watch.MoveNextAsync().AsTask();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Watch_OfAnEventLargerThanTheBound_Fails()
    {
        using var client = new KubernetesClient(Configuration, new KubernetesClientOptions { MaxWatchLineBytes = 64 * 1024 });
        await Client.CreateAsync(ConfigMap("large", ("k", new string('x', 200_000))), Cancellation);
        var options = new WatchOptions { Namespace = Namespace, FieldSelector = "metadata.name=large" };
        await using var watch = client.WatchAsync<V1ConfigMap>(options, Cancellation).GetAsyncEnumerator(Cancellation);

        var fault = await Assert.ThrowsAsync<IOException>(() => watch.MoveNextAsync().AsTask());
        Assert.Contains("65536", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_OfALargeEvent_ReadsItWhole()
    {
        await Client.CreateAsync(ConfigMap("large", ("k", new string('x', 900_000))), Cancellation);
        var options = new WatchOptions { Namespace = Namespace, FieldSelector = "metadata.name=large" };
        await using var watch = Client.WatchAsync<V1ConfigMap>(options, Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(900_000, watch.Current.Object!.Data!["k"].Length);
    }

    private static JsonObject Size(int size) => new() { ["spec"] = new JsonObject { ["size"] = size } };

    private static async Task<WatchEvent<Widget>> NextAsync(IAsyncEnumerator<WatchEvent<Widget>> watch)
    {
        do
        {
            Assert.True(await watch.MoveNextAsync(), "the watch ended");
        } while (watch.Current.Type == WatchEventType.Bookmark);

        return watch.Current;
    }

    /// <summary>
    /// A short watch, to its end, of a selection in which nothing happens, while something does beside it. Repeated when the server
    /// found no time for a bookmark, which it promises nothing about.
    /// </summary>
    private async Task<(List<WatchEvent<Widget>> Events, Widget Unseen)> WatchQuietlyAsync()
    {
        var list = await Client.ListAsync<Widget>(new ListOptions { Namespace = Namespace }, Cancellation);
        var unseen = await Client.CreateAsync(Widget("unseen"), Cancellation);
        var events = new List<WatchEvent<Widget>>();
        for (var attempt = 0; attempt < 10 && events.Count == 0; attempt++)
        {
            var options = From(list) with { TimeoutSeconds = 4, LabelSelector = "on=yes" };
            await foreach (var received in Client.WatchAsync<Widget>(options, Cancellation))
            {
                events.Add(received);
            }
        }

        return (events, unseen);
    }

    private WatchOptions From(KubernetesList<Widget> list) =>
        new() { Namespace = Namespace, ResourceVersion = list.Metadata.ResourceVersion };
}

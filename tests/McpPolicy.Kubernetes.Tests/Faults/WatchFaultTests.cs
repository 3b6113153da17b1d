using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Kubernetes.Watching;
using McpPolicy.Testing;
using McpPolicy.Testing.Cluster;
using McpPolicy.Testing.Faults;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Kubernetes.Tests.Faults;

public sealed class WatchFaultTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Watch_Cut_FailsAsAConnectionDoes()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        await using var watch = await OpenAsync(client);
        var waiting = watch.MoveNextAsync().AsTask();
        proxy.Cut();

        await Assert.ThrowsAnyAsync<IOException>(() => waiting);
    }

    [Fact]
    public async Task Watch_Silent_IsStalledAfterItsTimeAndTheGrace()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration, new KubernetesClientOptions { TimeProvider = _time });
        await using var watch = await OpenAsync(client);
        proxy.Stall();
        var waiting = watch.MoveNextAsync().AsTask();
        await Client.CreateAsync(ConfigMap("unseen"), Cancellation);

        _time.Advance(TimeSpan.FromSeconds(319));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<WatchStalledException>(() => waiting);
    }

    [Fact]
    public async Task Watch_WithTraffic_IsNotStalled()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration, new KubernetesClientOptions { TimeProvider = _time });
        await using var watch = await OpenAsync(client);
        for (var i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(200));
            await Client.CreateAsync(ConfigMap($"more{i}"), Cancellation);
            Assert.True(await watch.MoveNextAsync());
            Assert.Equal($"more{i}", watch.Current.Object!.Metadata.Name);
        }
    }

    [Fact]
    public async Task Watch_ThatDoesNotOpen_TimesOut()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration, new KubernetesClientOptions { TimeProvider = _time });
        proxy.Stall();
        await using var watch = client.WatchAsync<V1ConfigMap>(Options, Cancellation).GetAsyncEnumerator(Cancellation);
        var opening = watch.MoveNextAsync().AsTask();
        await Wait.Until(() => proxy.Requests.Count == 1, cancellationToken: Cancellation);
        _time.Advance(TimeSpan.FromSeconds(31));

        await Assert.ThrowsAsync<TimeoutException>(() => opening);
    }

    [Fact]
    public async Task Watch_ToldThatItsVersionIsGone_SaysSoAndEnds()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(FaultAnswer.WatchGone, match: r => r.IsWatchOf("configmaps"));
        var events = new List<WatchEvent<V1ConfigMap>>();
        await foreach (var received in client.WatchAsync<V1ConfigMap>(Options, Cancellation))
        {
            events.Add(received);
        }

        var only = Assert.Single(events);
        Assert.Equal(WatchEventType.Error, only.Type);
        Assert.True(only.IsGone);
        Assert.Null(only.Object);
    }

    [Fact]
    public async Task Watch_RefusedAsGone_IsGone()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(FaultAnswer.Gone, match: r => r.IsWatchOf("configmaps"));
        await using var watch = client.WatchAsync<V1ConfigMap>(Options, Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.True((await RefusalAsync(() => watch.MoveNextAsync().AsTask())).IsGone);
    }

    private WatchOptions Options =>
        new()
        {
            Namespace = Namespace,
            TimeoutSeconds = 300,
            Grace = TimeSpan.FromSeconds(20),
        };

    /// <summary>A watch that has seen its first event, so that it is known to be open.</summary>
    private async Task<IAsyncEnumerator<WatchEvent<V1ConfigMap>>> OpenAsync(KubernetesClient client)
    {
        await Client.CreateAsync(ConfigMap("first"), Cancellation);
        var options = Options with { LabelSelector = "!kube", FieldSelector = "metadata.name!=kube-root-ca.crt" };
        var watch = client.WatchAsync<V1ConfigMap>(options, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal("first", watch.Current.Object!.Metadata.Name);
        return watch;
    }
}

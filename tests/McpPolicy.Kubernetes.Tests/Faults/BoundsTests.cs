using System.Net;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing;
using McpPolicy.Testing.Cluster;
using McpPolicy.Testing.Faults;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Kubernetes.Tests.Faults;

public sealed class BoundsTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    [Fact]
    public async Task Get_WithoutAnAnswer_TimesOut()
    {
        var time = new FakeTimeProvider();
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration, new KubernetesClientOptions { TimeProvider = time });
        proxy.Stall();
        var call = client.GetAsync<V1ConfigMap>("a", Namespace, Cancellation);
        await Wait.Until(() => proxy.Requests.Count == 1, cancellationToken: Cancellation);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        var fault = await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Contains("/configmaps/a", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Stalled_GoesOnWhenTheStallEnds()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Stall();
        var call = client.VersionAsync(Cancellation);
        await Wait.Until(() => proxy.Requests.Count == 1, cancellationToken: Cancellation);
        Assert.False(call.IsCompleted);
        proxy.Resume();

        Assert.NotNull((await call).GitVersion);
    }

    [Fact]
    public async Task Get_CancelledWhileStalled_IsCancelled()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        using var source = new CancellationTokenSource();
        proxy.Stall();
        var call = client.VersionAsync(source.Token);
        await Wait.Until(() => proxy.Requests.Count == 1, cancellationToken: Cancellation);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Get_ThroughASlowConnection_IsComplete()
    {
        await Client.CreateAsync(ConfigMap("a", ("k", new string('x', 200_000))), Cancellation);
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Delay = TimeSpan.FromMilliseconds(5);

        Assert.Equal(200_000, (await client.GetAsync<V1ConfigMap>("a", Namespace, Cancellation)).Data!["k"].Length);
    }

    [Fact]
    public async Task Get_OfMoreThanTheBound_Fails()
    {
        await Client.CreateAsync(ConfigMap("a", ("k", new string('x', 200_000))), Cancellation);
        using var client = new KubernetesClient(Configuration, new KubernetesClientOptions { MaxResponseBytes = 100_000 });

        var fault = await Assert.ThrowsAsync<IOException>(() => client.GetAsync<V1ConfigMap>("a", Namespace, Cancellation));
        Assert.Contains("100000", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CutWithinTheAnswer_Fails()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(new FaultAnswer(HttpStatusCode.OK, """{"major":"1"}""") { MissingBytes = 10 });

        await Assert.ThrowsAnyAsync<IOException>(() => client.VersionAsync(Cancellation));
    }

    [Fact]
    public async Task Get_AnsweredBySomebodyElse_RepeatsNothingOfIt()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(new FaultAnswer(HttpStatusCode.BadGateway, """{"token":"s3cret"}"""));
        var refusal = await RefusalAsync(() => client.VersionAsync(Cancellation));

        Assert.Equal(502, refusal.Code);
        Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_OfARefusedSecret_RepeatsNothingOfIt()
    {
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = "s", Namespace = Namespace },
            StringData = new Dictionary<string, string> { ["not a key"] = "s3cret" },
        };
        var refusal = await RefusalAsync(() => Client.CreateAsync(secret, Cancellation));

        Assert.True(refusal.IsInvalid);
        Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("czNjcmV0", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", $"{secret}", StringComparison.Ordinal);
    }
}

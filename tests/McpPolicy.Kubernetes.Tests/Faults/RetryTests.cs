using System.Net;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing;
using McpPolicy.Testing.Cluster;
using McpPolicy.Testing.Faults;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Kubernetes.Tests.Faults;

public sealed class RetryTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Get_PutOff_IsRepeated(HttpStatusCode status)
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(FaultAnswer.Refusal(status, "Busy") with { RetryAfterSeconds = 0 }, times: 3);

        Assert.NotNull((await client.VersionAsync(Cancellation)).GitVersion);
        Assert.Equal(4, proxy.Requests.Count);
    }

    [Fact]
    public async Task Apply_PutOff_IsRepeatedWithItsBody()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(FaultAnswer.TooManyRequests(0), times: 2);
        var applied = await client.ApplyAsync(ConfigMap("a", ("k", "v")), new("ours"), Cancellation);

        Assert.Equal("v", applied.Data!["k"]);
        Assert.Equal(3, proxy.Requests.Count);
    }

    [Fact]
    public async Task Get_PutOff_WaitsAsLongAsAsked()
    {
        var time = new FakeTimeProvider();
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration, new KubernetesClientOptions { TimeProvider = time });
        proxy.Inject(FaultAnswer.TooManyRequests(7));
        var call = client.VersionAsync(Cancellation);
        await Wait.Until(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return proxy.Requests.Count == 2;
            },
            cancellationToken: Cancellation
        );

        Assert.NotNull((await call).GitVersion);
        Assert.InRange(time.GetUtcNow() - time.Start, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(29));
    }

    [Fact]
    public async Task Get_PutOffForTooLong_FailsAtOnceWithTheTime()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(FaultAnswer.TooManyRequests(60));
        var refusal = await RefusalAsync(() => client.VersionAsync(Cancellation));

        Assert.Equal(TimeSpan.FromSeconds(60), refusal.RetryAfter);
        Assert.True(refusal.IsTransient);
        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task Get_PutOffForEver_IsRepeatedAFewTimesOnly()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration, new KubernetesClientOptions { MaxRetries = 2 });
        proxy.Inject(FaultAnswer.TooManyRequests(0), times: 100);
        var refusal = await RefusalAsync(() => client.VersionAsync(Cancellation));

        Assert.Equal(429, refusal.Code);
        Assert.Equal(3, proxy.Requests.Count);
    }

    [Fact]
    public async Task Create_PutOff_IsNotRepeated()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(FaultAnswer.TooManyRequests(0));
        await RefusalAsync(() => client.CreateAsync(ConfigMap("a"), Cancellation));

        Assert.Single(proxy.Requests);
        Assert.Null(await Client.FindAsync<V1ConfigMap>("a", Namespace, Cancellation));
    }

    [Fact]
    public async Task Get_AnsweredWith500_IsTransientAndNotRepeated()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(FaultAnswer.InternalError);
        var refusal = await RefusalAsync(() => client.VersionAsync(Cancellation));

        Assert.True(refusal.IsTransient);
        Assert.Equal((500, "InternalError"), (refusal.Code, refusal.Status.Reason));
        Assert.Single(proxy.Requests);
    }
}

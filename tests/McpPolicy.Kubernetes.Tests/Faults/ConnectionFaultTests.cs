using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;
using McpPolicy.Testing.Faults;

namespace McpPolicy.Kubernetes.Tests.Faults;

public sealed class ConnectionFaultTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    [Fact]
    public async Task Get_ThroughTheProxy_Works()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        await client.CreateAsync(ConfigMap("a", ("k", new string('x', 100_000))), Cancellation);
        var read = await client.GetAsync<V1ConfigMap>("a", Namespace, Cancellation);

        Assert.Equal(100_000, read.Data!["k"].Length);
        Assert.Equal(["POST", "GET"], proxy.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task Get_FromAServerThatIsDown_FailsAndWorksAgainAfter()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        await client.VersionAsync(Cancellation);
        proxy.GoDown();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.VersionAsync(Cancellation));
        proxy.ComeUp();

        Assert.NotEmpty((await client.VersionAsync(Cancellation)).GitVersion!);
    }
}

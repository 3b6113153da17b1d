using System.Collections.Concurrent;
using System.Net;
using McpPolicy.Kubernetes.Http;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;
using McpPolicy.Testing.Faults;

namespace McpPolicy.Kubernetes.Tests.Http;

public sealed class ObserverTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    [Fact]
    public async Task Observer_SeesEachRequestRetriesIncluded()
    {
        var observer = new Recorder();
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration, new KubernetesClientOptions { Observer = observer });
        proxy.Inject(FaultAnswer.TooManyRequests(0));
        await client.VersionAsync(Cancellation);
        proxy.GoDown();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.VersionAsync(Cancellation));

        Assert.Equal<HttpStatusCode?>([HttpStatusCode.TooManyRequests, HttpStatusCode.OK, null], observer.Seen.Select(s => s.StatusCode));
        Assert.All(observer.Seen, s => Assert.Equal(("GET", proxy.Configuration.Server.Authority), (s.Method, s.Host)));
        Assert.All(observer.Seen, s => Assert.True(s.Duration > TimeSpan.Zero));
    }

    private sealed class Recorder : IRequestObserver
    {
        public ConcurrentQueue<ObservedRequest> Seen { get; } = [];

        public void OnRequest(in ObservedRequest request) => Seen.Enqueue(request);
    }
}

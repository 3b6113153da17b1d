using System.Net;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;
using McpPolicy.Testing.Faults;

namespace McpPolicy.Kubernetes.Tests.Operations;

public sealed class PodProxyTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    [Fact]
    public async Task GetPodProxy_AsksForThePathOnThePod()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(new FaultAnswer(HttpStatusCode.OK, """{"revision":"abc"}"""));
        var text = await client.GetPodProxyAsync(Namespace, "web-0", 9090, "/policy", Cancellation);

        Assert.Equal("""{"revision":"abc"}""", text);
        Assert.Equal($"/api/v1/namespaces/{Namespace}/pods/web-0:9090/proxy/policy", Assert.Single(proxy.Requests).Target);
    }

    [Fact]
    public async Task GetPodProxy_OfMoreThanAMebibyte_IsRefused()
    {
        await using var proxy = FaultProxy.Start(Configuration);
        using var client = new KubernetesClient(proxy.Configuration);
        proxy.Inject(new FaultAnswer(HttpStatusCode.OK, new string('x', (1024 * 1024) + 1)));

        await Assert.ThrowsAsync<IOException>(() => client.GetPodProxyAsync(Namespace, "web-0", 9090, "policy", Cancellation));
    }

    [Fact]
    public async Task GetPodProxy_ReachesTheServersOwnPodProxy()
    {
        // The API server itself refuses to connect to a loopback address, which shows that it took the pod's address and the port.
        await Client.CreateAsync(
            new V1Pod
            {
                Metadata = new V1ObjectMeta { Name = "web-0", Namespace = Namespace },
                Spec = new V1PodSpec
                {
                    Containers = [new V1Container { Name = "web", Image = "example.com/web:1" }],
                    AutomountServiceAccountToken = false,
                    ServiceAccountName = await AccountAsync(),
                },
            },
            Cancellation
        );
        var address = new JsonObject
        {
            ["status"] = new JsonObject { ["podIP"] = "127.0.0.9", ["podIPs"] = new JsonArray(new JsonObject { ["ip"] = "127.0.0.9" }) },
        };
        await Client.PatchStatusAsync<V1Pod>("web-0", Namespace, address, Cancellation);
        var refusal = await RefusalAsync(() => Client.GetPodProxyAsync(Namespace, "web-0", 9090, "policy", Cancellation));

        Assert.Equal(400, refusal.Code);
        Assert.Contains("address not allowed", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<string> AccountAsync()
    {
        await Client.CreateAsync(
            new V1ServiceAccount
            {
                Metadata = new V1ObjectMeta { Name = "web", Namespace = Namespace },
            },
            Cancellation
        );
        return "web";
    }
}

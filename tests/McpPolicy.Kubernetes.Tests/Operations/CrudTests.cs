using System.Text;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Operations;

public sealed class CrudTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    [Fact]
    public async Task Create_ThenGet_ReturnsWhatWasStored()
    {
        var created = await Client.CreateAsync(ConfigMap("a", ("k", "v")), Cancellation);
        var read = await Client.GetAsync<V1ConfigMap>("a", Namespace, Cancellation);

        Assert.Equal(created.Metadata.Uid, read.Metadata.Uid);
        Assert.Equal(created.Metadata.ResourceVersion, read.Metadata.ResourceVersion);
        Assert.Equal(("v1", "ConfigMap"), (read.ApiVersion, read.Kind));
        Assert.Equal("v", read.Data!["k"]);
        Assert.NotNull(read.Metadata.CreationTimestamp);
    }

    [Fact]
    public async Task Create_ASecret_KeepsItsBytes()
    {
        byte[] bytes = [0, 255, 10];
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = "s", Namespace = Namespace },
            Data = new Dictionary<string, byte[]> { ["raw"] = bytes },
            StringData = new Dictionary<string, string> { ["text"] = "grüß" },
        };

        var stored = await Client.CreateAsync(secret, Cancellation);

        Assert.Equal(bytes, stored.Data!["raw"]);
        Assert.Equal("grüß", Encoding.UTF8.GetString(stored.Data["text"]));
    }

    [Fact]
    public async Task Create_Twice_IsAlreadyExists()
    {
        await Client.CreateAsync(ConfigMap("a"), Cancellation);
        var refusal = await RefusalAsync(() => Client.CreateAsync(ConfigMap("a"), Cancellation));

        Assert.True(refusal.IsAlreadyExists);
        Assert.False(refusal.IsConflict);
        Assert.Equal(409, refusal.Code);
    }

    [Fact]
    public async Task Get_OfNothing_IsNotFound()
    {
        var refusal = await RefusalAsync(() => Client.GetAsync<V1ConfigMap>("none", Namespace, Cancellation));

        Assert.True(refusal.IsNotFound);
        Assert.Equal("NotFound", refusal.Status.Reason);
        Assert.Equal("none", refusal.Status.Details!.Name);
        Assert.Contains("/configmaps/none", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_OfNothing_IsNull() => Assert.Null(await Client.FindAsync<V1ConfigMap>("none", Namespace, Cancellation));

    [Fact]
    public async Task Replace_OfAnOutdatedVersion_IsConflict()
    {
        var first = await Client.CreateAsync(ConfigMap("a", ("k", "1")), Cancellation);
        var second = await Client.ReplaceAsync(first with { Data = new Dictionary<string, string> { ["k"] = "2" } }, Cancellation);
        var refusal = await RefusalAsync(() => Client.ReplaceAsync(first, Cancellation));

        Assert.Equal("2", second.Data!["k"]);
        Assert.True(refusal.IsConflict);
        Assert.False(refusal.IsAlreadyExists);
    }

    [Fact]
    public async Task Create_OfAnInvalidObject_NamesTheField()
    {
        var service = new V1Service
        {
            Metadata = new V1ObjectMeta { Name = "s", Namespace = Namespace },
            Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Port = 70000 }] },
        };
        var refusal = await RefusalAsync(() => Client.CreateAsync(service, Cancellation));

        Assert.True(refusal.IsInvalid);
        Assert.Contains(refusal.Status.Details!.Causes!, c => c.Field == "spec.ports[0].port");
    }

    [Fact]
    public async Task MergePatch_ChangesAndRemoves()
    {
        await Client.CreateAsync(ConfigMap("a", ("keep", "1"), ("change", "1"), ("drop", "1")), Cancellation);
        var patch = new JsonObject
        {
            ["data"] = new JsonObject { ["change"] = "2", ["drop"] = null },
        };
        var patched = await Client.MergePatchAsync<V1ConfigMap>("a", Namespace, patch, Cancellation);

        Assert.Equal([("change", "2"), ("keep", "1")], patched.Data!.Select(d => (d.Key, d.Value)).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    public async Task Delete_OfWhatIsNoName_IsRefusedBeforeItIsSent(string name)
    {
        await Client.CreateAsync(ConfigMap("a"), Cancellation);
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Client.DeleteAsync<V1ConfigMap>(name, Namespace, cancellationToken: Cancellation)
        );

        Assert.NotNull(await Client.FindAsync<V1ConfigMap>("a", Namespace, Cancellation));
    }

    [Fact]
    public async Task Get_Cancelled_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.GetAsync<V1ConfigMap>("a", Namespace, source.Token));
    }

    [Fact]
    public async Task Get_OfATypeWithoutJsonMetadata_SaysWhatToAdd()
    {
        using var client = new KubernetesClient(Configuration);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.CreateAsync(
                new Widget
                {
                    Metadata = new V1ObjectMeta { Name = "w", Namespace = Namespace },
                },
                Cancellation
            )
        );

        Assert.Contains("[JsonSerializable(typeof(Widget))]", fault.Message, StringComparison.Ordinal);
    }
}

using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Operations;

public sealed class ApplyTests(ControlPlane controlPlane) : ApiTest(controlPlane)
{
    private static readonly ApplyOptions Ours = new("ours");
    private static readonly ApplyOptions Theirs = new("theirs");

    [Fact]
    public async Task Apply_Twice_CreatesThenChangesNothing()
    {
        var first = await Client.ApplyAsync(ConfigMap("a", ("k", "1")), Ours, Cancellation);
        var second = await Client.ApplyAsync(ConfigMap("a", ("k", "1")), Ours, Cancellation);

        Assert.Equal(first.Metadata.ResourceVersion, second.Metadata.ResourceVersion);
        Assert.Contains(second.Metadata.ManagedFields!, m => m is { Manager: "ours", Operation: "Apply" });
    }

    [Fact]
    public async Task Apply_WithoutAFieldItGaveBefore_RemovesIt()
    {
        await Client.ApplyAsync(ConfigMap("a", ("k", "1"), ("old", "1")), Ours, Cancellation);
        await Client.ApplyAsync(ConfigMap("a", ("foreign", "1")), Theirs, Cancellation);
        var applied = await Client.ApplyAsync(ConfigMap("a", ("k", "2")), Ours, Cancellation);

        Assert.Equal([("foreign", "1"), ("k", "2")], applied.Data!.Select(d => (d.Key, d.Value)).Order());
    }

    [Fact]
    public async Task Apply_OfAnothersField_ConflictsUnlessForced()
    {
        await Client.ApplyAsync(ConfigMap("a", ("k", "theirs")), Theirs, Cancellation);
        var refusal = await RefusalAsync(() => Client.ApplyAsync(ConfigMap("a", ("k", "ours")), Ours, Cancellation));
        var forced = await Client.ApplyAsync(ConfigMap("a", ("k", "ours")), Ours with { Force = true }, Cancellation);

        Assert.True(refusal.IsConflict);
        var cause = Assert.Single(refusal.Status.Details!.Causes!);
        Assert.Equal(("FieldManagerConflict", ".data.k"), (cause.Reason, cause.Field));
        Assert.Contains("theirs", cause.Message, StringComparison.Ordinal);
        Assert.Equal("ours", forced.Data!["k"]);
    }

    [Fact]
    public async Task Apply_OfAnObjectAsRead_IsAccepted()
    {
        await Client.ApplyAsync(ConfigMap("a", ("k", "1")), Ours, Cancellation);
        var read = await Client.GetAsync<V1ConfigMap>("a", Namespace, Cancellation);
        Assert.NotEmpty(read.Metadata.ManagedFields!);
        var applied = await Client.ApplyAsync(read with { Data = new Dictionary<string, string> { ["k"] = "2" } }, Ours, Cancellation);

        Assert.Equal("2", applied.Data!["k"]);
    }

    [Fact]
    public async Task Apply_OfAnOutdatedVersion_IsConflict()
    {
        var old = await Client.ApplyAsync(ConfigMap("a", ("k", "1")), Ours, Cancellation);
        await Client.ApplyAsync(ConfigMap("a", ("k", "2")), Ours, Cancellation);
        var refusal = await RefusalAsync(() => Client.ApplyAsync(old, Ours, Cancellation));

        Assert.True(refusal.IsConflict);
    }

    [Fact]
    public async Task Apply_AsADryRun_StoresNothing()
    {
        var shown = await Client.ApplyAsync(ConfigMap("a", ("k", "1")), Ours with { DryRun = true }, Cancellation);

        Assert.Equal("1", shown.Data!["k"]);
        Assert.Null(await Client.FindAsync<V1ConfigMap>("a", Namespace, Cancellation));
    }
}

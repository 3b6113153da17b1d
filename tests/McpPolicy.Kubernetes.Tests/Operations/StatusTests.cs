using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Kubernetes.Tests.Fixtures;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Operations;

public sealed class StatusTests(ControlPlane controlPlane) : WidgetTest(controlPlane)
{
    private static readonly ApplyOptions Ours = new("ours");

    [Fact]
    public async Task ApplyStatus_WritesTheStatusAndNothingElse()
    {
        var widget = await Client.CreateAsync(Widget("w", size: 1), Cancellation);
        var wrongSize = widget with
        {
            Spec = new WidgetSpec { Size = 99 },
            Status = Observed(widget, "True"),
        };
        var applied = await Client.ApplyStatusAsync(wrongSize, Ours, Cancellation);

        Assert.Equal(1, applied.Spec.Size);
        Assert.Equal(widget.Metadata.Generation, applied.Metadata.Generation);
        Assert.Equal("True", Assert.Single(applied.Status!.Conditions!).Status);
        Assert.Equal(widget.Metadata.Generation, applied.Status.ObservedGeneration);
    }

    [Fact]
    public async Task ApplyStatus_Unchanged_DoesNotTouchTheObject()
    {
        var widget = await Client.CreateAsync(Widget("w"), Cancellation);
        var status = Observed(widget, "True");
        var first = await Client.ApplyStatusAsync(Widget("w") with { Status = status }, Ours, Cancellation);
        var second = await Client.ApplyStatusAsync(Widget("w") with { Status = status }, Ours, Cancellation);

        Assert.Equal(first.Metadata.ResourceVersion, second.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Apply_LeavesTheStatus()
    {
        var widget = await Client.CreateAsync(Widget("w"), Cancellation);
        await Client.ApplyStatusAsync(
            widget with
            {
                Status = Observed(widget, "True"),
                Metadata = Widget("w").Metadata,
            },
            Ours,
            Cancellation
        );
        var forced = Ours with { Force = true };
        var applied = await Client.ApplyAsync(Widget("w", size: 2) with { Status = Observed(widget, "False") }, forced, Cancellation);

        Assert.Equal(2, applied.Spec.Size);
        Assert.Equal("True", Assert.Single(applied.Status!.Conditions!).Status);
    }

    [Fact]
    public async Task PatchStatus_MergesIntoTheStatus()
    {
        await Client.CreateAsync(Widget("w", size: 1), Cancellation);
        var patch = new JsonObject
        {
            ["status"] = new JsonObject { ["observedGeneration"] = 7 },
            ["spec"] = new JsonObject { ["size"] = 99 },
        };
        var patched = await Client.PatchStatusAsync<Widget>("w", Namespace, patch, Cancellation);

        Assert.Equal(7, patched.Status!.ObservedGeneration);
        Assert.Equal(1, patched.Spec.Size);
    }

    [Fact]
    public async Task Create_AgainstTheSchema_IsInvalidAndNamesTheField()
    {
        var refusal = await RefusalAsync(() => Client.CreateAsync(Widget("w", size: 1000), Cancellation));

        Assert.True(refusal.IsInvalid);
        Assert.Contains(refusal.Status.Details!.Causes!, c => c.Field == "spec.size");
    }

    private static WidgetStatus Observed(Widget widget, string status) =>
        new()
        {
            ObservedGeneration = widget.Metadata.Generation,
            Conditions =
            [
                new V1Condition
                {
                    Type = "Ready",
                    Status = status,
                    Reason = "Tested",
                    Message = "",
                    LastTransitionTime = DateTimeOffset.UnixEpoch,
                },
            ],
        };
}

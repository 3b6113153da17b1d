using McpPolicy.EndToEnd.Tests.Cluster;

namespace McpPolicy.EndToEnd.Tests;

public sealed class DemoTests(NodeCluster cluster)
{
    [Fact]
    public async Task Demo_OnACluster_CountsWhatThePolicySays()
    {
        var demo = await cluster.DemoAsync();
        Assert.True(demo.Status == 0, $"{demo.Output}\n{demo.Errors}");
    }

    [Fact]
    public async Task Scale_ToTwoReplicas_IsReadyWhenBothReportThePolicy()
    {
        var mlflow = await cluster.MlflowAsync();
        var status = (await mlflow.ServerAsync()).Status;
        Assert.Equal(2, status?.Policy?.LoadedReplicas);
        Assert.Equal(2, (await mlflow.ProxyPodsAsync()).Count);
        Assert.Contains(status!.Conditions, static condition => condition is { Type: "Ready", Status: "True" });
    }
}

using McpPolicy.EndToEnd.Tests.Cluster;
using McpPolicy.EndToEnd.Tests.Traffic;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.EndToEnd.Tests;

public sealed class PolicyEditTests(NodeCluster cluster)
{
    private const int Edits = 20,
        Clients = 4;

    [Fact]
    public async Task Edit_UnderLoad_LosesNoCallAndRestartsNoPod()
    {
        var mlflow = await cluster.MlflowAsync();
        var revision = await EditAsync(mlflow, 0, await mlflow.RevisionAsync());
        var pods = Identities(await mlflow.ProxyPodsAsync());

        await using var calls = SteadyCalls.Start(cluster.Network, await mlflow.EndpointAsync(), Mlflow.Tool, Clients);
        for (var edit = 1; edit <= Edits; edit++)
        {
            revision = await EditAsync(mlflow, edit, revision);
        }

        await calls.StopAsync();
        await mlflow.DeletePolicyAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{calls.Answered} calls answered, {calls.Lost.Count} lost in {Edits} edits");
        Assert.Empty(calls.Lost);
        Assert.True(calls.Answered > Edits, $"only {calls.Answered} calls");
        Assert.Equal(pods, Identities(await mlflow.ProxyPodsAsync()));
    }

    [Fact]
    public async Task Edit_ThatAllowsAndThenForgetsATool_DecidesTheNextCallOnEveryReplica()
    {
        var mlflow = await cluster.MlflowAsync();
        var before = await mlflow.RevisionAsync();
        Assert.True(await IsDeniedEverywhereAsync(mlflow), "denied before any policy names the tool");

        await mlflow.ApplyAsync(0);
        await mlflow.OtherRevisionAsync(before);
        Assert.True(await IsAllowedEverywhereAsync(mlflow), "allowed on every replica as soon as the policy is programmed");

        Assert.Equal(before, await mlflow.DeletePolicyAsync());
        Assert.True(await IsDeniedEverywhereAsync(mlflow), "denied again on every replica: a deleted policy leaves nothing open");
    }

    private static async Task<string> EditAsync(Mlflow mlflow, int number, string? before)
    {
        await mlflow.ApplyAsync(number);
        return await mlflow.OtherRevisionAsync(before);
    }

    private static string[] Identities(IReadOnlyList<V1Pod> pods) =>
        [.. pods.Select(pod => $"{pod.Metadata.Uid} {pod.Status?.ContainerStatuses?[0].RestartCount}").Order(StringComparer.Ordinal)];

    private async Task<bool> IsAllowedEverywhereAsync(Mlflow mlflow) => (await ErrorsAsync(mlflow)).All(static isError => !isError);

    private async Task<bool> IsDeniedEverywhereAsync(Mlflow mlflow) => (await ErrorsAsync(mlflow)).All(static isError => isError);

    private async Task<IReadOnlyList<bool>> ErrorsAsync(Mlflow mlflow)
    {
        var errors = new List<bool>();
        foreach (var pod in await mlflow.ProxyPodsAsync())
        {
            var endpoint = new Uri($"http://{pod.Status!.PodIP}:8080/mcp");
            await using var client = await McpConnection.OpenAsync(cluster.Network, endpoint, TestContext.Current.CancellationToken);
            var result = await client.CallToolAsync(Mlflow.Tool, cancellationToken: TestContext.Current.CancellationToken);
            errors.Add(result.IsError == true);
        }

        return errors;
    }
}

using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Tests.Running;

namespace McpPolicy.Operator.Tests.Controllers;

public sealed class ChildrenTests(RunningOperator running)
{
    [Fact]
    public async Task Server_Applied_HasAllChildrenOwnedByIt()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        var server = await scenario.CreateServerAsync("mlflow");

        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Condition("Programmed") is not null);

        IKubernetesObject<V1ObjectMeta>[] children =
        [
            await scenario.GetAsync<V1ConfigMap>("mlflow-proxy"),
            await scenario.GetAsync<V1ServiceAccount>("mlflow-proxy"),
            await scenario.GetAsync<V1Deployment>("mlflow-proxy"),
            await scenario.GetAsync<V1Service>("mlflow-proxy"),
        ];
        Assert.All(children, child => Assert.Equal(server.Metadata.Uid, Assert.Single(child.Metadata.OwnerReferences!).Uid));
        Assert.False(((V1ServiceAccount)children[1]).AutomountServiceAccountToken);
        var status = (await scenario.GetAsync<McpServer>("mlflow")).Status!;
        Assert.Equal($"http://mlflow-proxy.{scenario.Namespace}.svc/mcp", status.Address!.Url);
        Assert.Equal("0/2", status.Policy!.InForce);
    }

    [Fact]
    public async Task Child_ChangedOrDeletedBySomebody_IsRestored()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow");
        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Condition("Programmed") is not null);
        var policy = (await scenario.GetAsync<V1ConfigMap>("mlflow-proxy")).Data!["policy.json"];

        await scenario.PatchAsync<V1ConfigMap>(
            "mlflow-proxy",
            """{"data": {"policy.json": "{\"version\":\"1\",\"default\":\"allow\"}"}}"""
        );
        await scenario.PatchAsync<V1Deployment>("mlflow-proxy", """{"spec": {"replicas": 7}}""");
        await scenario.PatchAsync<V1Service>("mlflow-proxy", """{"metadata": {"labels": {"app.kubernetes.io/managed-by": null}}}""");
        await scenario.Kubernetes.DeleteAsync<V1ServiceAccount>(
            "mlflow-proxy",
            scenario.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );

        await scenario.EventuallyAsync<V1ConfigMap>("mlflow-proxy", c => c.Data!["policy.json"] == policy);
        await scenario.EventuallyAsync<V1Deployment>("mlflow-proxy", d => d.Spec!.Replicas == 2);
        await scenario.EventuallyAsync<V1Service>("mlflow-proxy", s => s.Metadata.Labels!.ContainsKey("app.kubernetes.io/managed-by"));
        await scenario.EventuallyAsync<V1ServiceAccount>("mlflow-proxy", s => s.AutomountServiceAccountToken == false);
    }

    [Fact]
    public async Task Deployment_OfTheSameNameThatIsNotOurs_IsLeftAlone()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        var labels = new Dictionary<string, string> { ["app"] = "theirs" };
        var theirs = new V1Deployment
        {
            Metadata = new V1ObjectMeta { Name = "mlflow-proxy", Namespace = scenario.Namespace },
            Spec = new V1DeploymentSpec
            {
                Replicas = 0,
                Selector = new V1LabelSelector { MatchLabels = labels },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta { Labels = labels },
                    Spec = new V1PodSpec { Containers = [new V1Container { Name = "theirs", Image = "theirs:1" }] },
                },
            },
        };
        var before = await scenario.Kubernetes.CreateAsync(theirs, TestContext.Current.CancellationToken);

        await scenario.CreateServerAsync("mlflow");

        var server = await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Has("Programmed", "False", "Conflicted"));
        Assert.Contains("does not belong to McpServer mlflow", server.Condition("Programmed")!.Message, StringComparison.Ordinal);
        var after = await scenario.GetAsync<V1Deployment>("mlflow-proxy");
        Assert.Equal(before.Metadata.Generation, after.Metadata.Generation);
        Assert.Null(after.Metadata.OwnerReferences);
    }

    [Fact]
    public async Task Server_Deleted_LeavesNothing()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow");
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Condition("Programmed") is not null);
        await scenario.EventuallyAsync<V1Service>("mlflow-proxy", _ => true);

        await scenario.Kubernetes.DeleteAsync<McpServer>(
            "mlflow",
            scenario.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );

        await scenario.GoneAsync<V1ConfigMap>("mlflow-proxy");
        await scenario.GoneAsync<V1ServiceAccount>("mlflow-proxy");
        await scenario.GoneAsync<V1Deployment>("mlflow-proxy");
        await scenario.GoneAsync<V1Service>("mlflow-proxy");
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Accepted", "False", "TargetNotFound"));
    }
}

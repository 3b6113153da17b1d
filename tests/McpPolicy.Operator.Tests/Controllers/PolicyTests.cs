using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Tests.Running;

namespace McpPolicy.Operator.Tests.Controllers;

public sealed class PolicyTests(RunningOperator running)
{
    [Fact]
    public async Task Policy_Edited_ChangesTheConfigMapAndRollsNoPod()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow");
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.PolicyJsonAsync("mlflow", json => json.Contains("get_run", StringComparison.Ordinal));
        var pods = await scenario
            .RunPodsAsync("mlflow", 2, _ => null)
            .ContinueWith(_ => scenario.PodsAsync("mlflow", 2), TaskScheduler.Default)
            .Unwrap();
        var generation = (await scenario.GetAsync<V1Deployment>("mlflow-proxy")).Metadata.Generation;

        await scenario.PatchAsync<ToolPolicy>(
            "reads",
            """{"spec": {"rules": [{"name": "r", "tools": ["get_model"], "action": "Allow"}]}}"""
        );

        await scenario.PolicyJsonAsync("mlflow", json => json.Contains("get_model", StringComparison.Ordinal));
        var revision = await scenario.RevisionAsync("mlflow");
        foreach (var pod in pods)
        {
            await scenario.EventuallyAsync<V1Pod>(
                pod.Metadata.Name!,
                p =>
                    p.Metadata.Annotations?.GetValueOrDefault("mcppolicy.dev/policy-revision") == revision
                    && p.Metadata.Uid == pod.Metadata.Uid
            );
        }

        Assert.Equal(generation, (await scenario.GetAsync<V1Deployment>("mlflow-proxy")).Metadata.Generation);
    }

    [Fact]
    public async Task Policies_ByNameAndByLabel_AreMergedAndFollowLabels()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", labels: new Dictionary<string, string> { ["team"] = "ml" });
        await scenario.CreateServerAsync("other");
        await scenario.CreatePolicyAsync("named", SpecTexts.Allow("mlflow", "by_name"));
        await scenario.CreatePolicyAsync("selected", SpecTexts.AllowSelected("team", "ml", "by_label"));

        await scenario.PolicyJsonAsync(
            "mlflow",
            json => json.Contains("by_name", StringComparison.Ordinal) && json.Contains("by_label", StringComparison.Ordinal)
        );
        await scenario.PolicyJsonAsync("other", json => !json.Contains("by_", StringComparison.Ordinal));

        await scenario.PatchAsync<McpServer>("mlflow", """{"metadata": {"labels": {"team": "web"}}}""");
        await scenario.PatchAsync<McpServer>("other", """{"metadata": {"labels": {"team": "ml"}}}""");

        await scenario.PolicyJsonAsync(
            "mlflow",
            json => json.Contains("by_name", StringComparison.Ordinal) && !json.Contains("by_label", StringComparison.Ordinal)
        );
        await scenario.PolicyJsonAsync("other", json => json.Contains("by_label", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policies_SameInAnotherOrder_GiveTheSameRevision()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow");
        await scenario.CreatePolicyAsync("a", SpecTexts.Allow("mlflow", "tool_a"));
        await scenario.CreatePolicyAsync("b", SpecTexts.Allow("mlflow", "tool_b"));
        bool HasBoth(string json) => json.Contains("tool_a", StringComparison.Ordinal) && json.Contains("tool_b", StringComparison.Ordinal);
        var before = await scenario.PolicyJsonAsync("mlflow", HasBoth);

        await scenario.Kubernetes.DeleteAsync<ToolPolicy>(
            "a",
            scenario.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await scenario.PolicyJsonAsync("mlflow", json => !json.Contains("tool_a", StringComparison.Ordinal));
        await scenario.CreatePolicyAsync("a", SpecTexts.Allow("mlflow", "tool_a"));

        Assert.Equal(before, await scenario.PolicyJsonAsync("mlflow", HasBoth));
    }

    [Fact]
    public async Task LastPolicy_Deleted_LeavesTheServersDefault()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow");
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.PolicyJsonAsync("mlflow", json => json.Contains("get_run", StringComparison.Ordinal));

        await scenario.Kubernetes.DeleteAsync<ToolPolicy>(
            "reads",
            scenario.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );

        var json = await scenario.PolicyJsonAsync("mlflow", json => !json.Contains("get_run", StringComparison.Ordinal));
        Assert.Contains("\"default\": \"deny\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_EditedToBeInvalid_StaysInForceAsItWas()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow");
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.PolicyJsonAsync("mlflow", json => json.Contains("get_run", StringComparison.Ordinal));
        var revision = await scenario.RevisionAsync("mlflow");
        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Status?.Policy?.Revision == revision);

        await scenario.PatchAsync<ToolPolicy>("reads", $$"""{"spec": {{SpecTexts.Invalid("mlflow")}} }""");

        var policy = await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Accepted", "False", "Invalid"));
        Assert.Contains("spec.rules[0].when", policy.Condition("Accepted")!.Message, StringComparison.Ordinal);
        Assert.Equal("False", policy.Condition("Programmed")!.Status);
        await scenario.EventuallyAsync<McpServer>(
            "mlflow",
            s => s.Condition("Programmed")?.Message?.Contains("its last valid version is in force", StringComparison.Ordinal) ?? false
        );
        Assert.Equal(revision, await scenario.RevisionAsync("mlflow"));

        // Others' edits still get through.
        await scenario.CreatePolicyAsync("more", SpecTexts.Allow("mlflow", "get_model"));
        await scenario.PolicyJsonAsync(
            "mlflow",
            json => json.Contains("get_run", StringComparison.Ordinal) && json.Contains("get_model", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Policy_NeverValid_RefusesEveryCallOfItsTarget()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.Server("Allow"));
        await scenario.CreateServerAsync("other", SpecTexts.Server("Allow"));
        await scenario.CreatePolicyAsync("broken", SpecTexts.Invalid("mlflow"));

        var json = await scenario.PolicyJsonAsync("mlflow", json => json.Contains("invalid-policy", StringComparison.Ordinal));

        Assert.Contains("\"Deny\"", json, StringComparison.Ordinal);
        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Status?.Policy?.Revision is not null);

        // Its stand-in, once compiled, is not taken for a version of it that was valid.
        await scenario.PatchAsync<McpServer>("mlflow", """{"spec": {"proxy": {"replicas": 3}}}""");
        var server = await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Status?.Policy?.DesiredReplicas == 3);
        Assert.Contains("never was valid here: it refuses every call", server.Condition("Programmed")!.Message, StringComparison.Ordinal);
        await scenario.PolicyJsonAsync("other", other => !other.Contains("invalid-policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policy_WithoutTarget_SaysWhatToDo()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("nobody", "get_run"));

        var policy = await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Accepted", "False", "TargetNotFound"));
        Assert.Equal(
            "No McpServer of this namespace is named nobody; create it, or correct targetRefs.",
            policy.Condition("Accepted")!.Message
        );

        await scenario.CreateServerAsync("nobody");
        policy = await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Accepted", "True", "Accepted"));
        Assert.Equal(1, policy.Status!.TargetCount);
    }
}

using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Tests.Running;
using McpPolicy.Testing;

namespace McpPolicy.Operator.Tests.Events;

public sealed class EventTests(RunningOperator running)
{
    [Fact]
    public async Task Policy_BecomesInvalid_WarnsOnceWithTheError()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow");
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Accepted", "True", "Accepted"));

        await scenario.PatchAsync<ToolPolicy>("reads", $$"""{"spec": {{SpecTexts.Invalid("mlflow")}} }""");

        var warning = await EventuallyAsync(scenario, e => e is { Reason: "Invalid", Regarding.Kind: "ToolPolicy" });
        Assert.Equal("Warning", warning.Type);
        Assert.Equal("reads", warning.Regarding!.Name);
        Assert.Equal("mcp-policy-operator", warning.ReportingController);
        Assert.StartsWith("spec.rules[0].when", warning.Note, StringComparison.Ordinal);

        // Its status is written once more, with a target less, and the error is the same.
        await scenario.Kubernetes.DeleteAsync<McpServer>(
            "mlflow",
            scenario.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Status!.TargetCount == 0);
        await scenario.FlushEventsAsync(running);
        Assert.Single(await scenario.EventsAsync(), e => e is { Reason: "Invalid", Regarding.Kind: "ToolPolicy" });
    }

    [Fact]
    public async Task Policy_InForce_IsToldOncePerEditAndServer()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.Server(replicas: 1));
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.CreatePolicyAsync("models", SpecTexts.Allow("mlflow", "get_model"));
        await scenario.PolicyJsonAsync(
            "mlflow",
            json => json.Contains("get_run", StringComparison.Ordinal) && json.Contains("get_model", StringComparison.Ordinal)
        );
        var first = await scenario.RevisionAsync("mlflow");
        var proxy = Assert.Single(await scenario.RunPodsAsync("mlflow", 1, _ => first));
        await BothProgrammedAsync(scenario);

        await scenario.PatchAsync<ToolPolicy>("reads", """{"spec": {"defaultAction": "Allow"}}""");
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Programmed", "False", "Pending"));
        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Status?.Policy?.Revision != first);
        var second = await scenario.RevisionAsync("mlflow");
        proxy.Revision = second;
        await BothProgrammedAsync(scenario);
        await LoseAndRegainThePodAsync(scenario);

        await scenario.FlushEventsAsync(running);
        var told = (await scenario.EventsAsync()).Where(e => e is { Reason: "Programmed", Type: "Normal" }).ToList();
        Assert.All(told, e => Assert.Null(e.Series));
        string[] expected =
        [
            $"All 1 proxies report revision {first}.",
            $"All 1 proxies report revision {second}.",
            $"McpServer mlflow: Every proxy has generation 1 of the policy in force (revision {first}).",
            $"McpServer mlflow: Every proxy has generation 1 of the policy in force (revision {first}).",
            $"McpServer mlflow: Every proxy has generation 2 of the policy in force (revision {second}).",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), told.Select(e => e.Note).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Server_ServiceMissing_WarnsOnce()
    {
        await using var scenario = await Scenario.BeginAsync(running);

        await scenario.CreateServerAsync("mlflow");

        var warning = await EventuallyAsync(scenario, e => e is { Reason: "BackendNotFound", Type: "Warning" });
        Assert.StartsWith($"Service {scenario.Namespace}/backend does not exist", warning.Note, StringComparison.Ordinal);
        Assert.Equal("McpServer", warning.Regarding!.Kind);
        Assert.Equal("mlflow", warning.Regarding.Name);

        // Another look, with something to write.
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Status?.Policy?.AttachedPolicies == 1);
        await scenario.FlushEventsAsync(running);
        var once = Assert.Single(await scenario.EventsAsync(), e => e.Reason == "BackendNotFound");
        Assert.Null(once.Series);
    }

    [Fact]
    public async Task Server_ForeignObjectInTheWay_WarnsOnceHoweverOftenItTries()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.Kubernetes.CreateAsync(
            new V1ConfigMap
            {
                Metadata = new V1ObjectMeta { Name = "mlflow-proxy", Namespace = scenario.Namespace },
            },
            TestContext.Current.CancellationToken
        );

        await scenario.CreateServerAsync("mlflow");

        var warning = await EventuallyAsync(scenario, e => e is { Reason: "Conflicted", Type: "Warning" });
        Assert.Contains("does not belong to McpServer mlflow", warning.Note, StringComparison.Ordinal);
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Status?.Policy?.AttachedPolicies == 1);
        await scenario.FlushEventsAsync(running);
        var once = Assert.Single(await scenario.EventsAsync(), e => e.Reason == "Conflicted");
        Assert.Null(once.Series);
    }

    private static async Task BothProgrammedAsync(Scenario scenario)
    {
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Programmed", "True", "Programmed"));
        await scenario.EventuallyAsync<ToolPolicy>("models", p => p.Has("Programmed", "True", "Programmed"));
    }

    /// <summary>What is in force before and after is the same, so there is nothing to tell.</summary>
    private static async Task LoseAndRegainThePodAsync(Scenario scenario)
    {
        var pod = Assert.Single(await scenario.PodsAsync("mlflow", 1)).Metadata.Name!;
        await scenario.SetReadyAsync(pod, false);
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Programmed", "False", "Pending"));
        await scenario.SetReadyAsync(pod, true);
        await BothProgrammedAsync(scenario);
    }

    private static async Task<Eventsv1Event> EventuallyAsync(Scenario scenario, Func<Eventsv1Event, bool> isWanted)
    {
        Eventsv1Event? found = null;
        await Wait.Until(
            async () => (found = (await scenario.EventsAsync()).FirstOrDefault(isWanted)) is not null,
            cancellationToken: TestContext.Current.CancellationToken
        );
        return found!;
    }
}

using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Tests.Running;
using McpPolicy.Testing;

namespace McpPolicy.Operator.Tests.Controllers;

public sealed class StatusTests(RunningOperator running)
{
    [Fact]
    public async Task Programmed_OneReplicaStale_IsFalseUntilItReports()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await CreateBackendAsync(scenario);
        await scenario.CreateServerAsync("mlflow");
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.PolicyJsonAsync("mlflow", json => json.Contains("get_run", StringComparison.Ordinal));
        var revision = await scenario.RevisionAsync("mlflow");

        var proxies = await scenario.RunPodsAsync("mlflow", 2, _ => "00000000000000000000000000000000");
        proxies[0].Revision = revision;

        var server = await scenario.EventuallyAsync<McpServer>(
            "mlflow",
            s =>
                s.Status?.Policy?.InForce == "1/2"
                && s.Condition("Programmed")!.Message!.Contains("has 00000000000000000000000000000000", StringComparison.Ordinal)
        );
        Assert.True(server.Has("Programmed", "False", "Pending"));
        Assert.True(server.Has("Ready", "False", "Pending"));
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Programmed", "False", "Pending"));

        proxies[1].Revision = revision;

        server = await scenario.EventuallyAsync<McpServer>(
            "mlflow",
            s => s.Has("Programmed", "True", "Programmed") && s.Has("Ready", "True", "Ready")
        );
        Assert.Equal("2/2", server.Status!.Policy!.InForce);
        Assert.Equal(revision, server.Status.Policy.Revision);
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Programmed", "True", "Programmed"));
    }

    [Fact]
    public async Task Programmed_PolicyEdited_IsFalseUntilTheNewRevisionIsReported()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.Server(replicas: 1));
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.PolicyJsonAsync("mlflow", json => json.Contains("get_run", StringComparison.Ordinal));
        var first = await scenario.RevisionAsync("mlflow");
        var proxy = Assert.Single(await scenario.RunPodsAsync("mlflow", 1, _ => first));
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Programmed", "True", "Programmed"));

        await scenario.PatchAsync<ToolPolicy>("reads", """{"spec": {"defaultAction": "Allow"}}""");

        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Has("Programmed", "False", "Pending"));
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Programmed", "False", "Pending"));
        proxy.Revision = await scenario.RevisionAsync("mlflow");
        Assert.NotEqual(first, proxy.Revision);
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Programmed", "True", "Programmed"));
    }

    [Fact]
    public async Task Programmed_ProxyCannotLoad_SaysWhatTheProxySays()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.Server(replicas: 1));
        await scenario.EventuallyAsync<V1ConfigMap>("mlflow-proxy", _ => true);

        var proxy = Assert.Single(await scenario.RunPodsAsync("mlflow", 1, _ => null));
        proxy.LastError = "line 3: unknown key";

        await scenario.EventuallyAsync<McpServer>(
            "mlflow",
            s => s.Condition("Programmed")?.Message?.Contains("line 3: unknown key", StringComparison.Ordinal) ?? false
        );
    }

    [Fact]
    public async Task ResolvedRefs_ServiceMissingThenWithoutPortThenRight_FollowsIt()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow");

        var server = await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Has("ResolvedRefs", "False", "BackendNotFound"));
        Assert.Equal(
            $"Service {scenario.Namespace}/backend does not exist; create it, or correct spec.source.service.name.",
            server.Condition("ResolvedRefs")!.Message
        );

        await CreateBackendAsync(scenario, port: 9000);
        await scenario.EventuallyAsync<McpServer>(
            "mlflow",
            s => s.Condition("ResolvedRefs")?.Message?.Contains("has no port 8080 (it has 9000)", StringComparison.Ordinal) ?? false
        );

        await scenario.PatchAsync<V1Service>("backend", """{"spec": {"ports": [{"name": "mcp", "port": 8080}]}}""");
        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Has("ResolvedRefs", "True", "ResolvedRefs"));
    }

    [Fact]
    public async Task Spec_InvalidByARuleThatOldServersDoNotCheck_IsNotAcceptedAndChangesNothing()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow");
        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Condition("Programmed") is not null);
        var before = await scenario.GetAsync<V1Deployment>("mlflow-proxy");

        await scenario.PatchAsync<McpServer>(
            "mlflow",
            """{"spec": {"source": {"remote": {"url": "https://mcp.example.com/mcp"}}, "proxy": {"replicas": 5}}}"""
        );

        var server = await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Has("Accepted", "False", "Invalid"));
        Assert.Equal("spec.source: set exactly one of service and remote", server.Condition("Accepted")!.Message);
        Assert.True(server.Has("Ready", "False", "Invalid"));
        Assert.Equal(before.Metadata.Generation, (await scenario.GetAsync<V1Deployment>("mlflow-proxy")).Metadata.Generation);
    }

    [Fact]
    public async Task Reconcile_NothingChanged_WritesNothing()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await CreateBackendAsync(scenario);
        await scenario.CreateServerAsync("mlflow", SpecTexts.Server(replicas: 1));
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.PolicyJsonAsync("mlflow", json => json.Contains("get_run", StringComparison.Ordinal));
        var revision = await scenario.RevisionAsync("mlflow");
        var proxy = Assert.Single(await scenario.RunPodsAsync("mlflow", 1, _ => revision));
        await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Programmed", "True", "Programmed"));
        await scenario.EventuallyAsync<McpServer>("mlflow", s => s.Has("Ready", "True", "Ready"));
        // From here on Kubernetes' own controller has nothing more to say in the Deployment's status.
        await scenario.EventuallyAsync<V1Deployment>(
            "mlflow-proxy",
            d => d.Status is { AvailableReplicas: 1, UpdatedReplicas: 1 } && IsSettled(d)
        );
        await scenario.FlushEventsAsync(running);
        var before = await VersionsAsync(scenario);
        var told = await scenario.EventsAsync();
        var asked = proxy.Asked;

        // Changes nothing of what the operator makes, and has it look again.
        await scenario.PatchAsync<V1Service>("backend", """{"metadata": {"annotations": {"touched": "yes"}}}""");
        await Wait.Until(() => proxy.Asked > asked, cancellationToken: TestContext.Current.CancellationToken);
        await scenario.PatchAsync<V1Service>("backend", """{"metadata": {"annotations": {"touched": "again"}}}""");
        await Wait.Until(() => proxy.Asked > asked + 1, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(before, await VersionsAsync(scenario));
        await scenario.FlushEventsAsync(running);
        var news = (await scenario.EventsAsync()).Where(e => told.All(t => t.Metadata.ResourceVersion != e.Metadata.ResourceVersion));
        Assert.Equal(["Flushed"], news.Where(e => e.ReportingController == "mcp-policy-operator").Select(e => e.Reason));
    }

    private static bool IsSettled(V1Deployment deployment) =>
        deployment.Status!.ObservedGeneration == deployment.Metadata.Generation
        && (deployment.Status.Conditions ?? []).Any(c => c is { Type: "Progressing", Reason: "NewReplicaSetAvailable" });

    private static async Task CreateBackendAsync(Scenario scenario, int port = 8080) =>
        await scenario.Kubernetes.CreateAsync(
            new V1Service
            {
                Metadata = new V1ObjectMeta { Name = "backend", Namespace = scenario.Namespace },
                Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Name = "mcp", Port = port }] },
            }
        );

    private static async Task<IReadOnlyList<string?>> VersionsAsync(Scenario scenario) =>
        [
            (await scenario.GetAsync<McpServer>("mlflow")).Metadata.ResourceVersion,
            (await scenario.GetAsync<ToolPolicy>("reads")).Metadata.ResourceVersion,
            (await scenario.GetAsync<V1ConfigMap>("mlflow-proxy")).Metadata.ResourceVersion,
            (await scenario.GetAsync<V1ServiceAccount>("mlflow-proxy")).Metadata.ResourceVersion,
            (await scenario.GetAsync<V1Deployment>("mlflow-proxy")).Metadata.ResourceVersion,
            (await scenario.GetAsync<V1Service>("mlflow-proxy")).Metadata.ResourceVersion,
        ];
}

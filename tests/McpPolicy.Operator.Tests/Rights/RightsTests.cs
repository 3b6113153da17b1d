using System.Text.Json.Nodes;
using McpPolicy.Controllers.Events;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Tests.Running;
using McpPolicy.Testing;

namespace McpPolicy.Operator.Tests.Rights;

public sealed class RightsTests(RunningOperator running)
{
    /// <summary>What the operator asks for itself is never seen: an admission plugin that not every cluster has asks for it.</summary>
    private static readonly UsedRight[] AskedByAdmission = [new("update", "mcppolicy.dev/mcpservers/finalizers")];

    [Fact]
    public async Task Story_OnARealCluster_UsesEveryRightAndNoneBesides()
    {
        await using var scenario = await Scenario.BeginAsync(running);
        await scenario.CreateServerAsync("mlflow", SpecTexts.Server(replicas: 1));
        await scenario.CreatePolicyAsync("reads", SpecTexts.Allow("mlflow", "get_run"));
        await scenario.PolicyJsonAsync("mlflow", json => json.Contains("get_run", StringComparison.Ordinal));
        var revision = await scenario.RevisionAsync("mlflow");
        await scenario.RunPodsAsync("mlflow", 1, _ => revision);
        await scenario.CreateServerAsync("search", SpecTexts.ServerWith("""{"name": "a", "type": "Grants"}""", SpecTexts.ClusterAccounts));
        await scenario.CreateGrantAsync("ci", """{"servers": ["search"]}""");
        await scenario.GrantsAsync("search", file => file.Contains("\"ci\"", StringComparison.Ordinal));
        var policy = await scenario.EventuallyAsync<ToolPolicy>("reads", p => p.Has("Programmed", "True", "Programmed"));
        running.Events.Publish(policy, EventType.Normal, "Counted", "Count", "Twice.");
        running.Events.Publish(policy, EventType.Normal, "Counted", "Count", "Twice.");
        await Wait.Until(
            async () => (await scenario.EventsAsync()).Any(e => e is { Reason: "Counted", Series.Count: 2 }),
            cancellationToken: TestContext.Current.CancellationToken
        );

        var used = running.Account.Requests.SelectMany(UsedRight.Of).ToHashSet();

        Assert.Equal(Show(Granted()), Show(used.Union(AskedByAdmission)));
    }

    public static TheoryData<string> Forbidden =>
        new(
            "read a Secret",
            "list Secrets",
            "change a Secret",
            "delete a Secret",
            "delete an McpGrant",
            "write an McpGrant's spec",
            "delete a ConfigMap",
            "delete a Deployment",
            "delete a Service",
            "delete a Pod",
            "delete an McpServer",
            "delete a ToolPolicy",
            "write an McpServer's spec",
            "write a ToolPolicy's spec",
            "create a Pod",
            "lease in another namespace"
        );

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task Account_BeyondItsRights_IsRefused(string deed)
    {
        await using var scenario = await Scenario.BeginAsync(running);
        using var client = Client();
        var space = scenario.Namespace;
        Func<Task> attempt = deed switch
        {
            "read a Secret" => () => client.GetAsync<V1Secret>("any", space),
            "list Secrets" => () => client.ListAsync<V1Secret>(new() { Namespace = space }),
            "change a Secret" => () => client.MergePatchAsync<V1Secret>("any", space, new JsonObject()),
            "delete a Secret" => () => client.DeleteAsync<V1Secret>("any", space),
            "delete an McpGrant" => () => client.DeleteAsync<McpGrant>("any", space),
            "write an McpGrant's spec" => () => client.MergePatchAsync<McpGrant>("any", space, new JsonObject()),
            "delete a ConfigMap" => () => client.DeleteAsync<V1ConfigMap>("any", space),
            "delete a Deployment" => () => client.DeleteAsync<V1Deployment>("any", space),
            "delete a Service" => () => client.DeleteAsync<V1Service>("any", space),
            "delete a Pod" => () => client.DeleteAsync<V1Pod>("any", space),
            "delete an McpServer" => () => client.DeleteAsync<McpServer>("any", space),
            "delete a ToolPolicy" => () => client.DeleteAsync<ToolPolicy>("any", space),
            "write an McpServer's spec" => () => client.MergePatchAsync<McpServer>("any", space, new JsonObject()),
            "write a ToolPolicy's spec" => () => client.MergePatchAsync<ToolPolicy>("any", space, new JsonObject()),
            "create a Pod" => () =>
                client.CreateAsync(
                    new V1Pod
                    {
                        Metadata = new V1ObjectMeta { Name = "any", Namespace = space },
                    }
                ),
            _ => () =>
                client.CreateAsync(
                    new V1Lease
                    {
                        Metadata = new V1ObjectMeta { Name = "any", Namespace = space },
                    }
                ),
        };

        var refusal = await Assert.ThrowsAsync<KubernetesException>(attempt);

        Assert.True(refusal.IsForbidden, refusal.Message);
    }

    [Fact]
    public async Task Account_InItsOwnNamespace_MayLead()
    {
        await running.StartAsync();
        using var client = Client();
        var name = $"lease-{Guid.NewGuid():N}"[..20];
        var metadata = new V1ObjectMeta { Name = name, Namespace = "mcp-policy-system" };

        var lease = await client.CreateAsync(new V1Lease { Metadata = metadata }, TestContext.Current.CancellationToken);
        await client.ReplaceAsync(lease, TestContext.Current.CancellationToken);
        Assert.NotNull(await client.FindAsync<V1Lease>(name, "mcp-policy-system", TestContext.Current.CancellationToken));

        await running.Kubernetes.DeleteAsync<V1Lease>(name, "mcp-policy-system", cancellationToken: TestContext.Current.CancellationToken);
    }

    private KubernetesClient Client() =>
        new(running.Account.Configuration, new KubernetesClientOptions { TypeInfoResolvers = [EntitiesJson.Resolver] });

    /// <summary>The rights as the API server has them.</summary>
    private IEnumerable<UsedRight> Granted() =>
        from rule in running.Account.Role["rules"]!.AsArray()
        from what in Resources(rule).Concat(Entries(rule, "nonResourceURLs"))
        from verb in Entries(rule, "verbs")
        select new UsedRight(verb, what);

    private static IEnumerable<string> Resources(JsonNode? rule) =>
        from apiGroup in Entries(rule, "apiGroups")
        from resource in Entries(rule, "resources")
        select $"{apiGroup}/{resource}";

    private static IEnumerable<string> Entries(JsonNode? rule, string member) =>
        (rule![member] as JsonArray ?? []).Select(entry => (string)entry!);

    private static string Show(IEnumerable<UsedRight> rights) =>
        string.Join('\n', rights.Select(r => $"{r.Resource} {r.Verb}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}

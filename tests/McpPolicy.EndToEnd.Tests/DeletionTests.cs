using McpPolicy.EndToEnd.Tests.Cluster;
using McpPolicy.Testing;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.EndToEnd.Tests;

public sealed class DeletionTests(NodeCluster cluster)
{
    private const string Kinds = "configmap,deployment,replicaset,pod,service,serviceaccount,mcpserver,toolpolicy";

    [Fact]
    public async Task Delete_ServerAndPolicy_LeavesNothingBehind()
    {
        await cluster.MlflowAsync();
        await using var space = await TestNamespace.CreateAsync(cluster.Client, "deletion", TestContext.Current.CancellationToken);
        // A namespace has objects of its own: the default account and, since 1.20, the cluster's CA.
        await ObjectsSettleAsync(space, static objects => objects.Count == 2);
        var empty = await ObjectsAsync(space);

        await cluster.KubectlAsync(Manifest(space.Name), "apply", "--filename", "-");
        await ObjectsSettleAsync(space, static objects => objects.Any(static name => name.StartsWith("pod/", StringComparison.Ordinal)));
        await cluster.KubectlAsync(null, "--namespace", space.Name, "delete", "toolpolicy/all", "mcpserver/one");

        await ObjectsSettleAsync(space, objects => objects.SequenceEqual(empty, StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<string>> ObjectsAsync(TestNamespace space)
    {
        var names = await cluster.KubectlAsync(null, "--namespace", space.Name, "get", Kinds, "--output", "name");
        return names.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task ObjectsSettleAsync(TestNamespace space, Func<IReadOnlyList<string>, bool> condition)
    {
        IReadOnlyList<string> seen = [];
        await Wait.Until(
            async () => condition(seen = await ObjectsAsync(space)),
            TimeSpan.FromMinutes(2),
            () => $"Objects: {string.Join(", ", seen)}",
            TestContext.Current.CancellationToken
        );
    }

    private static string Manifest(string space) =>
        $$"""
            apiVersion: mcppolicy.dev/v1alpha1
            kind: McpServer
            metadata: {name: one, namespace: {{space}}}
            spec:
              source: { service: {name: nowhere, port: 80, path: /mcp} }
              authentication: {type: Anonymous}
            ---
            apiVersion: mcppolicy.dev/v1alpha1
            kind: ToolPolicy
            metadata: {name: all, namespace: {{space}}}
            spec:
              targetRefs: [ {group: mcppolicy.dev, kind: McpServer, name: one} ]
              defaultAction: Deny
              rules: [ {name: any, tools: ["*"], action: Allow} ]
            """;
}

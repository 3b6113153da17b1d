using System.Globalization;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Testing;

namespace McpPolicy.EndToEnd.Tests.Cluster;

/// <summary>The server of samples/: its proxy's pods, its address, its policy.</summary>
internal sealed class Mlflow(NodeCluster cluster)
{
    public const string Namespace = "ml";
    public const string Server = "mlflow";

    /// <summary>A tool of the sample server that takes no arguments and changes nothing.</summary>
    public const string Tool = "health";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The proxy's MCP URL, by its Service's address.</summary>
    public async Task<Uri> EndpointAsync()
    {
        var address = await cluster.KubectlAsync(
            null,
            ["--namespace", Namespace, "get", "service", "mlflow-proxy", "--output", "jsonpath={.spec.clusterIP}"]
        );
        return new Uri($"http://{address}/mcp");
    }

    public async Task<IReadOnlyList<V1Pod>> ProxyPodsAsync() =>
        (
            await cluster.Client.ListAsync<V1Pod>(
                new ListOptions { Namespace = Namespace, LabelSelector = $"mcppolicy.dev/server={Server}" },
                Cancellation
            )
        ).Items;

    public Task<McpServer> ServerAsync() => cluster.Client.GetAsync<McpServer>(Server, Namespace, Cancellation);

    /// <summary>Runs that many proxies, and returns when each of them is ready and has reported the policy.</summary>
    public async Task ScaleAsync(int replicas)
    {
        var patch = $$"""{"spec": {"proxy": {"replicas": {{replicas}} } } }""";
        await cluster.KubectlAsync(null, "--namespace", Namespace, "patch", "mcpserver", Server, "--type", "merge", "--patch", patch);
        await Wait.Until(
            async () => (await ServerAsync()).Status is { } status && status.IsProgrammedOn(replicas),
            TimeSpan.FromMinutes(3),
            cancellationToken: Cancellation
        );
    }

    /// <summary>The revision that is in force now.</summary>
    public async Task<string?> RevisionAsync() => (await ServerAsync()).Status?.Policy?.Revision;

    /// <summary>Returns when a revision other than <paramref name="before"/> is in force on every replica.</summary>
    public async Task<string> OtherRevisionAsync(string? before)
    {
        var seen = await ServerAsync();
        await Wait.Until(
            async () => (seen = await ServerAsync()).Status?.HasProgrammedOtherThan(before) == true,
            TimeSpan.FromMinutes(3),
            () => $"Conditions: {string.Join(", ", seen.Status?.Conditions ?? [])}",
            Cancellation
        );
        return seen.Status!.Policy!.Revision!;
    }

    /// <summary>Applies, by kubectl, a policy that allows <see cref="Tool"/>; each number gives another revision.</summary>
    public Task ApplyAsync(int number) =>
        cluster.KubectlAsync(
            $$"""
            apiVersion: mcppolicy.dev/v1alpha1
            kind: ToolPolicy
            metadata: {name: steady, namespace: {{Namespace}}}
            spec:
              targetRefs:
              - {group: mcppolicy.dev, kind: McpServer, name: {{Server}}}
              defaultAction: Deny
              rules:
              - {name: reads, tools: [{{Tool}}], action: Allow}
              - {name: edited, tools: [edit_{{number.ToString(CultureInfo.InvariantCulture)}}], action: Allow}
            """,
            "apply",
            "--filename",
            "-"
        );

    /// <summary>Deletes the applied policy, and returns the revision without it once that is in force on every replica.</summary>
    public async Task<string> DeletePolicyAsync()
    {
        var before = await RevisionAsync();
        await cluster.KubectlAsync(null, "--namespace", Namespace, "delete", "toolpolicy", "steady");
        return await OtherRevisionAsync(before);
    }
}

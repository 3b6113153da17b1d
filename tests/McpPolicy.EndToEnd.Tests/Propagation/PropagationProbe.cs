using System.Text.Json;
using McpPolicy.EndToEnd.Tests.Cluster;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Testing;

namespace McpPolicy.EndToEnd.Tests.Propagation;

/// <summary>Makes policy edits and looks where they are, every 20 ms.</summary>
internal sealed class PropagationProbe(NodeCluster cluster, Mlflow mlflow)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Makes an edit, and returns when it is in force on every replica.</summary>
    public async Task<PropagationTimes> EditAsync(int number)
    {
        var before = await mlflow.RevisionAsync();
        var content = await CompiledAsync();
        var applied = TimeProvider.System.GetUtcNow();
        await mlflow.ApplyAsync(number);

        var written = await WhenAsync(async () => await CompiledAsync() != content);
        var revision = await mlflow.OtherRevisionAsync(before);
        var programmed = TimeProvider.System.GetUtcNow();

        var pods = await mlflow.ProxyPodsAsync();
        var loaded = await Task.WhenAll(pods.Select(pod => LoadedAsync(pod, revision)));
        return new PropagationTimes(applied, written, pods.Max(MountedAt), loaded.Max(), programmed);
    }

    private static async Task<DateTimeOffset> WhenAsync(Func<ValueTask<bool>> condition)
    {
        await Wait.Until(condition, TimeSpan.FromMinutes(2), cancellationToken: Cancellation);
        return TimeProvider.System.GetUtcNow();
    }

    private async Task<string?> CompiledAsync()
    {
        var map = await cluster.Client.GetAsync<V1ConfigMap>("mlflow-proxy", Mlflow.Namespace, Cancellation);
        return map.Data?["policy.json"];
    }

    // The proxy's own word for when it loaded what it now enforces.
    private async Task<DateTimeOffset> LoadedAsync(V1Pod pod, string revision)
    {
        using var client = new HttpClient(cluster.Network.CreateHandler());
        using var answer = JsonDocument.Parse(await client.GetStringAsync($"http://{pod.Status!.PodIP}:9090/policy", Cancellation));
        Assert.Equal(revision, answer.RootElement.GetProperty("revision").GetString());
        return answer.RootElement.GetProperty("loadedAt").GetDateTimeOffset();
    }

    // The kubelet swaps the symbolic link ..data when the new files are complete.
    private DateTimeOffset MountedAt(V1Pod pod)
    {
        var volumes = Path.Combine(cluster.KubeletDirectory, "pods", pod.Metadata.Uid!, "volumes", "kubernetes.io~configmap");
        var swapped = Directory.GetDirectories(volumes).Max(static volume => new FileInfo(Path.Combine(volume, "..data")).LastWriteTimeUtc);
        return new DateTimeOffset(swapped);
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Controllers.Events;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities;
using McpPolicy.Testing;

namespace McpPolicy.Operator.Tests.Running;

/// <summary>A namespace of a test's own, and what tests do in it.</summary>
internal sealed class Scenario : IAsyncDisposable
{
    private readonly List<FakeProxy> _proxies = [];

    private Scenario(IKubernetes kubernetes, string space)
    {
        Kubernetes = kubernetes;
        Namespace = space;
    }

    public IKubernetes Kubernetes { get; }

    public string Namespace { get; }

    public static async Task<Scenario> BeginAsync(RunningOperator running)
    {
        await running.StartAsync();
        var space = $"op-{Guid.NewGuid():N}"[..15];
        await running.Kubernetes.CreateAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = space } });
        return new Scenario(running.Kubernetes, space);
    }

    public Task<McpServer> CreateServerAsync(string name, string? spec = null, IReadOnlyDictionary<string, string>? labels = null) =>
        Kubernetes.CreateAsync(
            new McpServer
            {
                Metadata = new V1ObjectMeta
                {
                    Name = name,
                    Namespace = Namespace,
                    Labels = labels,
                },
                Spec = JsonElement.Parse(spec ?? SpecTexts.Server()),
            }
        );

    public Task<ToolPolicy> CreatePolicyAsync(string name, string spec) =>
        Kubernetes.CreateAsync(
            new ToolPolicy
            {
                Metadata = new V1ObjectMeta { Name = name, Namespace = Namespace },
                Spec = JsonElement.Parse(spec),
            }
        );

    public Task<McpGrant> CreateGrantAsync(string name, string spec) =>
        Kubernetes.CreateAsync(
            new McpGrant
            {
                Metadata = new V1ObjectMeta { Name = name, Namespace = Namespace },
                Spec = JsonElement.Parse(spec),
            }
        );

    /// <summary>The credential file that proxies of a server follow, once it holds what is wanted.</summary>
    public async Task<string> GrantsAsync(string server, Func<string, bool> isAsWanted)
    {
        var configMap = await EventuallyAsync<V1ConfigMap>(
            $"{server}-proxy-credentials",
            c => isAsWanted(c.Data?.GetValueOrDefault("grants.json") ?? "")
        );
        return configMap.Data!["grants.json"];
    }

    /// <summary>The token of a grant, once its Secret holds one.</summary>
    public async Task<string> TokenAsync(string secret) =>
        Encoding.UTF8.GetString((await EventuallyAsync<V1Secret>(secret, s => s.Data?.ContainsKey("token") ?? false)).Data!["token"]);

    public Task<T> GetAsync<T>(string name)
        where T : class, IKubernetesObject<V1ObjectMeta> => Kubernetes.GetAsync<T>(name, Namespace);

    public Task<T?> FindAsync<T>(string name)
        where T : class, IKubernetesObject<V1ObjectMeta> => Kubernetes.FindAsync<T>(name, Namespace);

    public Task PatchAsync<T>(string name, string patch)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        Kubernetes.MergePatchAsync<T>(name, Namespace, (JsonObject)JsonNode.Parse(patch)!);

    /// <summary>The object, as soon as it is there and is as wanted.</summary>
    public async Task<T> EventuallyAsync<T>(string name, Func<T, bool> isAsWanted)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        T? last = null;
        await Wait.Until(
            async () => (last = await FindAsync<T>(name)) is { } found && isAsWanted(found),
            TimeSpan.FromSeconds(60),
            () => $"{typeof(T).Name} {Namespace}/{name} last seen: {Show(last)}"
        );
        return last!;
    }

    public async Task GoneAsync<T>(string name)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        await Wait.Until(
            async () => await FindAsync<T>(name) is null,
            TimeSpan.FromSeconds(60),
            () => $"{typeof(T).Name} {Namespace}/{name} is there"
        );

    /// <summary>The policy that proxies of a server load, once it holds what is wanted.</summary>
    public async Task<string> PolicyJsonAsync(string server, Func<string, bool> isAsWanted)
    {
        var configMap = await EventuallyAsync<V1ConfigMap>($"{server}-proxy", c => isAsWanted(c.Data?["policy.json"] ?? ""));
        return configMap.Data!["policy.json"];
    }

    public async Task<string> RevisionAsync(string server) =>
        (await GetAsync<V1ConfigMap>($"{server}-proxy")).Metadata.Annotations!["mcppolicy.dev/policy-revision"];

    /// <summary>Plays kubelet: gives each pod of a server's Deployment a proxy of its own, and calls it ready.</summary>
    public async Task<IReadOnlyList<FakeProxy>> RunPodsAsync(string server, int count, Func<FakeProxy, string?> revision)
    {
        var pods = await PodsAsync(server, count);
        var started = new List<FakeProxy>();
        foreach (var pod in pods)
        {
            var proxy = await FakeProxy.StartAsync();
            _proxies.Add(proxy);
            started.Add(proxy);
            proxy.Revision = revision(proxy);
            await Kubernetes.PatchStatusAsync<V1Pod>(pod.Metadata.Name!, Namespace, proxy.ReadyStatus());
        }

        return started;
    }

    public async Task<IReadOnlyList<V1Pod>> PodsAsync(string server, int count)
    {
        IReadOnlyList<V1Pod> pods = [];
        await Wait.Until(
            async () =>
            {
                var list = await Kubernetes.ListAsync<V1Pod>(
                    new() { Namespace = Namespace, LabelSelector = $"mcppolicy.dev/server={server}" }
                );
                pods = list.Items;
                return pods.Count == count;
            },
            TimeSpan.FromSeconds(60)
        );
        return pods;
    }

    /// <summary>Plays kubelet: says whether a pod's proxy passes its probe.</summary>
    public Task SetReadyAsync(string pod, bool isReady) =>
        Kubernetes.PatchStatusAsync<V1Pod>(
            pod,
            Namespace,
            new JsonObject
            {
                ["status"] = new JsonObject
                {
                    ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Ready", ["status"] = isReady ? "True" : "False" }),
                },
            }
        );

    public async Task<IReadOnlyList<Eventsv1Event>> EventsAsync() =>
        (await Kubernetes.ListAsync<Eventsv1Event>(new() { Namespace = Namespace })).Items;

    /// <summary>Waits until everything that the operator has told so far is written: it writes in order, so a last word of our own shows it.</summary>
    public async Task FlushEventsAsync(RunningOperator running)
    {
        var note = Guid.NewGuid().ToString();
        var marker = new V1ConfigMap
        {
            Metadata = new V1ObjectMeta { Name = "marker", Namespace = Namespace },
        };
        running.Events.Publish(marker, EventType.Normal, "Flushed", "Flush", note);
        await Wait.Until(async () => (await EventsAsync()).Any(e => e.Note == note));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in _proxies)
        {
            await proxy.DisposeAsync();
        }

        await Kubernetes.DeleteAsync<V1Namespace>(Namespace);
    }

    private static string Show<T>(T? entity)
        where T : class =>
        entity switch
        {
            null => "none",
            McpServer server => string.Join(
                "; ",
                (server.Status?.Conditions ?? []).Select(c => $"{c.Type}={c.Status} {c.Reason} {c.Message}")
            ),
            ToolPolicy policy => string.Join(
                "; ",
                (policy.Status?.Conditions ?? []).Select(c => $"{c.Type}={c.Status} {c.Reason} {c.Message}")
            ),
            McpGrant grant => string.Join(
                "; ",
                (grant.Status?.Conditions ?? []).Select(c => $"{c.Type}={c.Status} {c.Reason} {c.Message}")
            ),
            _ => entity.ToString()!,
        };
}

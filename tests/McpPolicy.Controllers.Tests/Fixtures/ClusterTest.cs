using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Controllers.Tests.Fixtures;

/// <summary>A test against the real API server, in a namespace of its own.</summary>
public abstract class ClusterTest(ControlPlane controlPlane, GadgetDefinition definition) : IAsyncLifetime
{
    private KubernetesClient? _client;

    /// <summary>The test's own client, past any fault proxy.</summary>
    protected KubernetesClient Client => _client!;

    protected KubernetesClientConfiguration Configuration { get; private set; } = null!;

    protected string Namespace { get; } = $"ctl-{Guid.NewGuid():N}"[..16];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        Configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(await controlPlane.KubeconfigAsync());
        _client = Connect(Configuration);
        await definition.EnsureServedAsync(Client);
        await Client.CreateAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = Namespace } }, Cancellation);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DeleteAsync<V1Namespace>(Namespace);
            _client.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Waits for a condition, but not for longer than the test.</summary>
    protected static Task UntilAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Testing.Wait.Until(condition, cancellationToken: Cancellation, what: what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    protected static Task UntilAsync(Func<ValueTask<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Testing.Wait.Until(condition, cancellationToken: Cancellation, what: what);

    protected static KubernetesClient Connect(KubernetesClientConfiguration configuration) =>
        new(configuration, new KubernetesClientOptions { TypeInfoResolvers = [GadgetJsonContext.Default], QueriesPerSecond = 0 });

    /// <summary>An operator in the test's namespace, without leader election unless changed.</summary>
    protected OperatorHost NewOperator(KubernetesClientConfiguration? through = null) => new(Connect(through ?? Configuration), Namespace);

    protected Task<Gadget> CreateGadgetAsync(string name, int size = 1, params (string Key, string Value)[] labels) =>
        Client.CreateAsync(
            new Gadget
            {
                Metadata = Meta(name, labels),
                Spec = new GadgetSpec { Size = size },
            },
            Cancellation
        );

    protected Task<Gadget> ResizeAsync(string name, int size) =>
        Client.MergePatchAsync<Gadget>(name, Namespace, new JsonObject { ["spec"] = new JsonObject { ["size"] = size } }, Cancellation);

    protected Task<V1ConfigMap> CreateChildAsync(string name, Gadget owner, params (string Key, string Value)[] labels) =>
        Client.CreateAsync(new V1ConfigMap { Metadata = Meta(name, labels) with { OwnerReferences = [OwnedBy(owner)] } }, Cancellation);

    protected V1ObjectMeta Meta(string name, params (string Key, string Value)[] labels) =>
        new()
        {
            Name = name,
            Namespace = Namespace,
            Labels = labels.ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal),
        };

    private static V1OwnerReference OwnedBy(Gadget owner) =>
        new()
        {
            ApiVersion = "controllers.tests.mcppolicy.dev/v1",
            Kind = "Gadget",
            Name = owner.Metadata.Name!,
            Uid = owner.Metadata.Uid!,
        };
}

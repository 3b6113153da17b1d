using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Kubernetes.Tests.Fixtures;

/// <summary>A test against the real API server, in a namespace of its own.</summary>
public abstract class ApiTest(ControlPlane controlPlane) : IAsyncLifetime
{
    private KubernetesClient? _client;

    /// <summary>A client that may do everything.</summary>
    protected KubernetesClient Client => _client!;

    /// <summary>Path of the kubeconfig.</summary>
    protected string Kubeconfig { get; private set; } = "";

    /// <summary>The configuration of <see cref="Client"/>.</summary>
    protected KubernetesClientConfiguration Configuration { get; private set; } = null!;

    /// <summary>The test's namespace.</summary>
    protected string Namespace { get; } = $"kube-{Guid.NewGuid():N}"[..16];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        Kubeconfig = await controlPlane.KubeconfigAsync();
        Configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(Kubeconfig);
        _client = new KubernetesClient(
            Configuration,
            new KubernetesClientOptions { TypeInfoResolvers = [WidgetJsonContext.Default], QueriesPerSecond = 0 }
        );
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

    /// <summary>A ConfigMap of the test's namespace.</summary>
    protected V1ConfigMap ConfigMap(string name, params ReadOnlySpan<(string Key, string Value)> data)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in data)
        {
            values[key] = value;
        }

        return new V1ConfigMap
        {
            Metadata = new V1ObjectMeta { Name = name, Namespace = Namespace },
            Data = values,
        };
    }

    /// <summary>The refusal of a call that must be refused.</summary>
    protected static Task<KubernetesException> RefusalAsync(Func<Task> call) => Assert.ThrowsAsync<KubernetesException>(call);
}

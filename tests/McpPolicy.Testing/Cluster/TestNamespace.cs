using McpPolicy.Kubernetes;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Testing.Cluster;

/// <summary>A namespace of the test's own, so that tests share a control plane and do not see each other's objects.</summary>
public sealed class TestNamespace : IAsyncDisposable
{
    private readonly IKubernetes _client;

    private TestNamespace(IKubernetes client, string name)
    {
        _client = client;
        Name = name;
    }

    /// <summary>The namespace's name, unique in the cluster.</summary>
    public string Name { get; }

    /// <summary>Creates a namespace.</summary>
    /// <param name="client">Must live longer than the namespace.</param>
    /// <param name="prefix">Starts the name and says whose it is: a DNS label of at most 40 characters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<TestNamespace> CreateAsync(IKubernetes client, string prefix, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var name = $"{prefix}-{Guid.NewGuid():N}"[..(prefix.Length + 13)];
        await client.CreateAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } }, cancellationToken);
        return new TestNamespace(client, name);
    }

    /// <summary>Deletes the namespace and, by the cluster's own controllers, what is in it. Does not wait for that.</summary>
    public async ValueTask DisposeAsync() => await _client.DeleteAsync<V1Namespace>(Name);
}

using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Kubernetes.Watching;

namespace McpPolicy.Kubernetes;

/// <summary>
/// The Kubernetes API, as far as a controller needs it. Entity types carry <see cref="KubernetesEntityAttribute"/>. A namespace is
/// null for cluster-scoped kinds.
/// </summary>
/// <remarks>
/// Every call throws <see cref="KubernetesException"/> when the server refuses it, <see cref="TimeoutException"/> when no complete answer
/// came in time, <see cref="HttpRequestException"/> or <see cref="IOException"/> when the connection failed, and
/// <see cref="OperationCanceledException"/> when the caller cancelled.
/// </remarks>
public interface IKubernetes
{
    /// <summary>Reads one object.</summary>
    Task<T> GetAsync<T>(string name, string? namespaceName = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Reads one page of a list; see <see cref="KubernetesExtensions.ListAsync{T}"/> for all of it.</summary>
    Task<KubernetesList<T>> ListPageAsync<T>(ListOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>
    /// Watches objects. The enumeration ends when the server ends the watch; an <see cref="WatchEventType.Error"/> event is its last.
    /// </summary>
    /// <exception cref="WatchStalledException">No byte came for the watch's time and the grace.</exception>
    IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(WatchOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Creates an object, in the namespace that its metadata names.</summary>
    /// <returns>The object as stored.</returns>
    Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Replaces an object; with a resource version in its metadata only if that is still the present one.</summary>
    /// <returns>The object as stored.</returns>
    Task<T> ReplaceAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>
    /// Creates or updates an object by server-side apply: the fields given become the manager's, those it gave before and gives no
    /// longer are removed. Status and server-set metadata are not sent.
    /// </summary>
    /// <returns>The object as stored.</returns>
    Task<T> ApplyAsync<T>(T entity, ApplyOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Applies an object's status, and nothing but its status. The object must exist.</summary>
    /// <returns>The object as stored.</returns>
    Task<T> ApplyStatusAsync<T>(T entity, ApplyOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Changes parts of an object by a JSON merge patch (RFC 7386).</summary>
    /// <returns>The object as stored.</returns>
    Task<T> MergePatchAsync<T>(string name, string? namespaceName, JsonObject patch, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Changes parts of an object's status by a JSON merge patch, <c>{"status": {…}}</c>.</summary>
    /// <returns>The object as stored.</returns>
    Task<T> PatchStatusAsync<T>(string name, string? namespaceName, JsonObject patch, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Deletes an object. With finalizers it stays until they are gone.</summary>
    Task DeleteAsync<T>(
        string name,
        string? namespaceName = null,
        DeleteOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where T : class, IKubernetesObject<V1ObjectMeta>;

    /// <summary>Asks a pod by way of the API server (the <c>pods/proxy</c> subresource): GET, a text of at most 1 MiB.</summary>
    /// <param name="namespaceName">Namespace of the pod.</param>
    /// <param name="podName">The pod.</param>
    /// <param name="port">Port of the pod, 1 to 65535.</param>
    /// <param name="path">Path on the pod, with or without the leading slash.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<string> GetPodProxyAsync(
        string namespaceName,
        string podName,
        int port,
        string path,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads what the API server has at a path that is no resource, such as <c>/openid/v1/jwks</c>: GET, a text of at most 1 MiB.</summary>
    Task<string> GetTextAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Asks for the server's version.</summary>
    Task<VersionInfo> VersionAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether the server serves a resource: false for an optional kind that is not installed, or of another version.</summary>
    /// <param name="group">API group; empty for the core group.</param>
    /// <param name="version">Version without the group.</param>
    /// <param name="plural">Name of the resource in URLs.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<bool> IsServedAsync(string group, string version, string plural, CancellationToken cancellationToken = default);
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Kubernetes.Configuration;
using McpPolicy.Kubernetes.Http;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Operations;
using McpPolicy.Kubernetes.Serialization;
using McpPolicy.Kubernetes.Watching;

namespace McpPolicy.Kubernetes;

/// <summary>The Kubernetes API over HTTPS. Thread-safe; one for a process is enough.</summary>
public sealed class KubernetesClient : IKubernetes, IDisposable
{
    private const int MaxTextBytes = 1024 * 1024;

    private readonly ApiTransport _transport;
    private readonly KubernetesClientOptions _options;
    private readonly JsonSerializerOptions _json;

    /// <summary>Makes a client. Opens no connection yet.</summary>
    /// <param name="configuration">Where the server is, and who we are.</param>
    /// <param name="options">How to behave; default <c>new KubernetesClientOptions()</c>.</param>
    public KubernetesClient(KubernetesClientConfiguration configuration, KubernetesClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _options = options ?? new KubernetesClientOptions();
        _json = KubernetesJson.CreateOptions(_options.TypeInfoResolvers);
        _transport = new ApiTransport(HttpPipeline.Create(configuration, _options), configuration.Server, _options);
    }

    /// <inheritdoc/>
    public Task<T> GetAsync<T>(string name, string? namespaceName = null, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        SendAsync<T>(new ApiRequest(HttpMethod.Get, ResourcePath.Object<T>(name, namespaceName)), cancellationToken);

    /// <inheritdoc/>
    public async Task<KubernetesList<T>> ListPageAsync<T>(ListOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = ResourcePath.Query(
            ResourcePath.Collection<T>(options.Namespace),
            ("labelSelector", options.LabelSelector),
            ("fieldSelector", options.FieldSelector),
            ("limit", options.Limit?.ToString()),
            ("continue", options.Continue),
            ("resourceVersion", options.ResourceVersion)
        );
        var body = await _transport.SendAsync(new ApiRequest(HttpMethod.Get, path), _options.MaxResponseBytes, cancellationToken);
        return EntityReader.ReadList<T>(body, _json);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(WatchOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(options);
        return new WatchCall<T>(_transport, options, _options, _json).RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(entity);
        var path = ResourcePath.Collection<T>(entity.Metadata.Namespace);
        return SendAsync<T>(new ApiRequest(HttpMethod.Post, path) { Body = Serialize(entity) }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<T> ReplaceAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(entity);
        return SendAsync<T>(new ApiRequest(HttpMethod.Put, PathOf(entity)) { Body = Serialize(entity) }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<T> ApplyAsync<T>(T entity, ApplyOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(entity);
        return ApplyAsync<T>(PathOf(entity), ApplyDocument.OfObject(entity, _json), options, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<T> ApplyStatusAsync<T>(T entity, ApplyOptions options, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(entity);
        return ApplyAsync<T>(PathOf(entity, "status"), ApplyDocument.OfStatus(entity, _json), options, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<T> MergePatchAsync<T>(string name, string? namespaceName, JsonObject patch, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        MergePatchAsync<T>(ResourcePath.Object<T>(name, namespaceName), patch, cancellationToken);

    /// <inheritdoc/>
    public Task<T> PatchStatusAsync<T>(string name, string? namespaceName, JsonObject patch, CancellationToken cancellationToken = default)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        MergePatchAsync<T>(ResourcePath.Object<T>(name, namespaceName, "status"), patch, cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteAsync<T>(
        string name,
        string? namespaceName = null,
        DeleteOptions? options = null,
        CancellationToken cancellationToken = default
    )
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var request = new ApiRequest(HttpMethod.Delete, ResourcePath.Object<T>(name, namespaceName))
        {
            Body = DeleteDocument.Of(options ?? new DeleteOptions()),
        };
        await _transport.SendAsync(request, _options.MaxResponseBytes, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string> GetPodProxyAsync(
        string namespaceName,
        string podName,
        int port,
        string path,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        var request = new ApiRequest(HttpMethod.Get, ResourcePath.PodProxy(namespaceName, podName, port, path)) { Accept = "*/*" };
        var body = await _transport.SendAsync(request, MaxTextBytes, cancellationToken);
        return Encoding.UTF8.GetString(body.Span);
    }

    /// <inheritdoc/>
    public async Task<string> GetTextAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var request = new ApiRequest(HttpMethod.Get, path) { Accept = "*/*" };
        var body = await _transport.SendAsync(request, MaxTextBytes, cancellationToken);
        return Encoding.UTF8.GetString(body.Span);
    }

    /// <inheritdoc/>
    public async Task<VersionInfo> VersionAsync(CancellationToken cancellationToken = default)
    {
        var body = await _transport.SendAsync(new ApiRequest(HttpMethod.Get, "/version"), MaxTextBytes, cancellationToken);
        return JsonSerializer.Deserialize(body.Span, _json.TypeInfo<VersionInfo>()) ?? new VersionInfo();
    }

    /// <inheritdoc/>
    public async Task<bool> IsServedAsync(string group, string version, string plural, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        try
        {
            var request = new ApiRequest(HttpMethod.Get, ResourcePath.Group(group, version));
            var body = await _transport.SendAsync(request, _options.MaxResponseBytes, cancellationToken);
            var served = JsonSerializer.Deserialize(body.Span, _json.TypeInfo<V1APIResourceList>());
            return served?.Resources?.Any(r => r.Name == plural) ?? false;
        }
        catch (KubernetesException e) when (e.IsNotFound)
        {
            return false;
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _transport.Dispose();

    private static string PathOf<T>(T entity, string? subresource = null)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        ResourcePath.Object<T>(entity.Metadata.Name!, entity.Metadata.Namespace, subresource);

    private Task<T> ApplyAsync<T>(string path, ReadOnlyMemory<byte> body, ApplyOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(options);
        var query = ResourcePath.Query(
            path,
            ("fieldManager", options.FieldManager),
            ("force", options.Force ? "true" : null),
            ("dryRun", options.DryRun ? "All" : null)
        );
        return SendAsync<T>(
            new ApiRequest(HttpMethod.Patch, query) { Body = body, ContentType = MediaTypes.ApplyPatch },
            cancellationToken
        );
    }

    private Task<T> MergePatchAsync<T>(string path, JsonObject patch, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(patch);
        var request = new ApiRequest(HttpMethod.Patch, path) { Body = ApplyDocument.ToBytes(patch), ContentType = MediaTypes.MergePatch };
        return SendAsync<T>(request, cancellationToken);
    }

    private async Task<T> SendAsync<T>(ApiRequest request, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var body = await _transport.SendAsync(request, _options.MaxResponseBytes, cancellationToken);
        return EntityReader.Read<T>(body.Span, _json);
    }

    private byte[] Serialize<T>(T entity)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var kind = KubernetesEntityAttribute.Of<T>();
        entity.ApiVersion ??= kind.GroupVersion;
        entity.Kind ??= kind.Kind;
        return JsonSerializer.SerializeToUtf8Bytes(entity, _json.TypeInfo<T>());
    }
}

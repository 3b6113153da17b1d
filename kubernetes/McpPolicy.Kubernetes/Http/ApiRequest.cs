namespace McpPolicy.Kubernetes.Http;

/// <summary>A request to the API server.</summary>
internal sealed record ApiRequest(HttpMethod Method, string PathAndQuery)
{
    /// <summary>The body, or null for none. Kept out of every message, as it may hold a secret.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = MediaTypes.Json;

    public string Accept { get; init; } = MediaTypes.Json;

    /// <summary>Method and path, for messages.</summary>
    public string Description => $"{Method} {PathAndQuery.Split('?')[0]}";
}

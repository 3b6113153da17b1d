namespace McpPolicy.Kubernetes.Http;

/// <summary>Holds requests back until the bucket has a token, so that a busy controller is no burden to the server.</summary>
internal sealed class RateLimitHandler(TokenBucket bucket) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await bucket.TakeAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}

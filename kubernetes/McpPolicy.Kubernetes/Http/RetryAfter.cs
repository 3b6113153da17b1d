namespace McpPolicy.Kubernetes.Http;

/// <summary>The <c>Retry-After</c> header (RFC 9110, section 10.2.3): seconds or a date.</summary>
internal static class RetryAfter
{
    /// <summary>How long to wait, never negative, or null without a header.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider timeProvider)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - timeProvider.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}

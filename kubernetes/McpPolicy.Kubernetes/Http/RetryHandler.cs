using System.Net;

namespace McpPolicy.Kubernetes.Http;

/// <summary>
/// Repeats what the server puts off (429, 503) after as long as it asks. Creates are left alone: a 503 does not say whether one was
/// carried out.
/// </summary>
internal sealed class RetryHandler(KubernetesClientOptions options) : DelegatingHandler
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (attempt == options.MaxRetries || !MayRepeat(request, response))
            {
                return response;
            }

            var wait = RetryAfter.Of(response, options.TimeProvider) ?? DefaultWait;
            if (wait > options.MaxRetryDelay)
            {
                return response;
            }

            response.Dispose();
            await Task.Delay(wait, options.TimeProvider, cancellationToken);
        }
    }

    private static bool MayRepeat(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && request.Method != HttpMethod.Post;
}

using System.Net;

namespace McpPolicy.Kubernetes.Http;

/// <summary>Tells the observer of each request.</summary>
internal sealed class ObserverHandler(IRequestObserver observer, TimeProvider timeProvider) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = timeProvider.GetTimestamp();
        HttpStatusCode? code = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            code = response.StatusCode;
            return response;
        }
        finally
        {
            var host = request.RequestUri!.Authority;
            observer.OnRequest(new ObservedRequest(request.Method.Method, host, code, timeProvider.GetElapsedTime(start)));
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using McpPolicy.Kubernetes.Authentication;

namespace McpPolicy.Kubernetes.Http;

/// <summary>Says who we are; when the server does not believe it (401), once more with credentials got anew.</summary>
internal sealed class AuthenticationHandler(ICredentialSource credentials, string? tlsServerName) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The connection takes the name to verify from here; there is no other way to set it.
        request.Headers.Host = tlsServerName;
        var used = await credentials.GetAuthorizationAsync(refused: null, cancellationToken);
        request.Headers.Authorization = used;
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        var fresh = await credentials.GetAuthorizationAsync(refused: used, cancellationToken);
        if (Same(fresh, used))
        {
            return response;
        }

        response.Dispose();
        request.Headers.Authorization = fresh;
        return await base.SendAsync(request, cancellationToken);
    }

    private static bool Same(AuthenticationHeaderValue? left, AuthenticationHeaderValue? right) =>
        left is null ? right is null : left.Equals(right);
}

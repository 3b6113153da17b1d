using System.Net;

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>
/// Refuses what a web page can send to a server on the visitor's own machine (DNS rebinding): a server bound to loopback answers only to
/// loopback names, and an Origin, when there is one, must be loopback or the server's own.
/// </summary>
internal sealed class RebindingGuard(bool isLoopbackOnly)
{
    public ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsAllowed(context.HttpContext.Request)
            ? next(context)
            : ValueTask.FromResult<object?>(
                Results.Json(RpcError.Body("Host or Origin is not allowed."), statusCode: StatusCodes.Status403Forbidden)
            );

    private bool IsAllowed(HttpRequest request) =>
        (!isLoopbackOnly || IsLoopback(request.Host.Host)) && request.Headers.Origin.All(origin => IsAllowedOrigin(origin, request.Host));

    private static bool IsAllowedOrigin(string? origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var url)
        && (IsLoopback(url.Host) || string.Equals(url.Authority, host.Value, StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

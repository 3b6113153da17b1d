using System.Net;

namespace McpPolicy.Kubernetes.Http;

/// <summary>A request that was sent, as <c>rest_client_requests_total</c> wants it.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Host">Host and port of the API server.</param>
/// <param name="StatusCode">The answer's status, or null when there was no answer.</param>
/// <param name="Duration">Time until the answer's headers were there.</param>
public readonly record struct ObservedRequest(string Method, string Host, HttpStatusCode? StatusCode, TimeSpan Duration);

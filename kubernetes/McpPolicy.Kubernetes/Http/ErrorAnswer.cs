using System.Net;
using System.Text.Json;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Kubernetes.Serialization;

namespace McpPolicy.Kubernetes.Http;

/// <summary>Turns a failed answer into an exception.</summary>
internal static class ErrorAnswer
{
    private const int MaxBytes = 1024 * 1024;

    public static async Task<KubernetesException> ReadAsync(
        HttpResponseMessage response,
        string call,
        TimeProvider timeProvider,
        CancellationToken cancellationToken
    )
    {
        var status = await ReadStatusAsync(response, cancellationToken);
        return new KubernetesException(status, call, RetryAfter.Of(response, timeProvider));
    }

    private static async Task<V1Status> ReadStatusAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var code = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType == MediaTypes.Json)
        {
            try
            {
                var body = await BoundedBody.ReadAsync(response.Content, MaxBytes, cancellationToken);
                var status = JsonSerializer.Deserialize(body.Span, KubernetesJson.Default.TypeInfo<V1Status>());
                if (status is { Kind: "Status" })
                {
                    return status with { Code = code };
                }
            }
            catch (Exception e) when (e is JsonException or IOException)
            {
                // Not the API server's own words: what follows says as much as can be said.
            }
        }

        // The body of whoever answered instead may hold anything, a secret included; so it is not repeated.
        var kind = response.Content.Headers.ContentType?.MediaType ?? "no content type";
        return new V1Status
        {
            Code = code,
            Reason = Reason(response.StatusCode),
            Message = $"an answer without a Kubernetes status ({kind})",
        };
    }

    private static string Reason(HttpStatusCode code) =>
        code switch
        {
            HttpStatusCode.NotFound => "NotFound",
            HttpStatusCode.Unauthorized => "Unauthorized",
            HttpStatusCode.Forbidden => "Forbidden",
            HttpStatusCode.TooManyRequests => "TooManyRequests",
            HttpStatusCode.ServiceUnavailable => "ServiceUnavailable",
            HttpStatusCode.InternalServerError => "InternalError",
            HttpStatusCode.Gone => "Expired",
            _ => code.ToString(),
        };
}

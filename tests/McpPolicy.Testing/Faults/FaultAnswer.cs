using System.Globalization;
using System.Net;
using System.Text;

namespace McpPolicy.Testing.Faults;

/// <summary>An answer that a <see cref="FaultProxy"/> gives in the server's place.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Body, JSON.</param>
/// <param name="RetryAfterSeconds">Value of a <c>Retry-After</c> header; null for none.</param>
public sealed record FaultAnswer(HttpStatusCode Status, string Body, int? RetryAfterSeconds = null)
{
    /// <summary>How many bytes of the body are promised but do not come: the connection is closed in their place. Default 0.</summary>
    public int MissingBytes { get; init; }

    /// <summary>410: the version or continue token is too old.</summary>
    public static FaultAnswer Gone { get; } = Refusal(HttpStatusCode.Gone, "Expired");

    /// <summary>500.</summary>
    public static FaultAnswer InternalError { get; } = Refusal(HttpStatusCode.InternalServerError, "InternalError");

    /// <summary>A watch that opens well and whose only event is an error 410: how API servers report a version that is too old.</summary>
    public static FaultAnswer WatchGone { get; } =
        new(HttpStatusCode.OK, $$"""{"type":"ERROR","object":{{StatusJson(HttpStatusCode.Gone, "Expired")}}}""" + "\n");

    /// <summary>429 with <c>Retry-After</c>.</summary>
    public static FaultAnswer TooManyRequests(int retryAfterSeconds) =>
        Refusal(HttpStatusCode.TooManyRequests, "TooManyRequests") with
        {
            RetryAfterSeconds = retryAfterSeconds,
        };

    /// <summary>A refusal with a Kubernetes status.</summary>
    public static FaultAnswer Refusal(HttpStatusCode status, string reason) => new(status, StatusJson(status, reason));

    /// <summary>The answer as it goes over the wire.</summary>
    internal byte[] ToBytes()
    {
        var body = Encoding.UTF8.GetBytes(Body);
        var head = new StringBuilder($"HTTP/1.1 {(int)Status} {Status}\r\nContent-Type: application/json\r\n");
        if (RetryAfterSeconds is { } seconds)
        {
            head.Append(CultureInfo.InvariantCulture, $"Retry-After: {seconds}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length + MissingBytes}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
    }

    private static string StatusJson(HttpStatusCode status, string reason) =>
        $$"""{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"injected by a test","reason":"{{reason}}","code":{{(int)status}}}""";
}

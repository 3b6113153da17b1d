using System.Globalization;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Kubernetes;

/// <summary>The API server refused a call. Carries the server's own words, never what was sent.</summary>
public sealed class KubernetesException : Exception
{
    /// <summary>A refusal that is not known any closer.</summary>
    public KubernetesException()
        : this("the API server refused the call") { }

    /// <summary>A refusal that is not known any closer.</summary>
    /// <param name="message">What was refused.</param>
    public KubernetesException(string message)
        : base(message) => Status = new V1Status { Message = message };

    /// <summary>A refusal that is not known any closer.</summary>
    /// <param name="message">What was refused.</param>
    /// <param name="innerException">What lies behind it.</param>
    public KubernetesException(string message, Exception innerException)
        : base(message, innerException) => Status = new V1Status { Message = message };

    /// <summary>A refusal with the server's status.</summary>
    /// <param name="status">What the server said.</param>
    /// <param name="call">The call: method and path.</param>
    /// <param name="retryAfter">The answer's <c>Retry-After</c>, if any.</param>
    public KubernetesException(V1Status status, string call, TimeSpan? retryAfter = null)
        : base(Describe(status, call))
    {
        Status = status;
        RetryAfter = retryAfter;
    }

    /// <summary>What the server said.</summary>
    public V1Status Status { get; }

    /// <summary>How long the server asks to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>HTTP status code, or 0 when unknown.</summary>
    public int Code => Status.Code ?? 0;

    /// <summary>The object, or the resource itself, is not there (404).</summary>
    public bool IsNotFound => Code == 404;

    /// <summary>Somebody else changed the object, or owns the field (409), other than <see cref="IsAlreadyExists"/>.</summary>
    public bool IsConflict => Code == 409 && !IsAlreadyExists;

    /// <summary>An object of this name exists already (409).</summary>
    public bool IsAlreadyExists => Status.Reason == "AlreadyExists";

    /// <summary>The version or continue token asked for is no longer there (410).</summary>
    public bool IsGone => Code == 410 || Status.Reason is "Gone" or "Expired";

    /// <summary>The caller's identity may not do this (403).</summary>
    public bool IsForbidden => Code == 403;

    /// <summary>The caller's identity is not accepted (401).</summary>
    public bool IsUnauthorized => Code == 401;

    /// <summary>The object is malformed (422); <see cref="V1Status.Details"/> lists the fields.</summary>
    public bool IsInvalid => Code == 422;

    /// <summary>The server is overloaded or not available; the same call may succeed later.</summary>
    public bool IsTransient => Code is 429 or 500 or 502 or 503 or 504;

    private static string Describe(V1Status status, string call)
    {
        ArgumentNullException.ThrowIfNull(status);
        var code = status.Code?.ToString(CultureInfo.InvariantCulture) ?? "no code";
        return $"{call}: {status.Message ?? "refused"} ({code}{(status.Reason is { Length: > 0 } reason ? " " + reason : "")})";
    }
}

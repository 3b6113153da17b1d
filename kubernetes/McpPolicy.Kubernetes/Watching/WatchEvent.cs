using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Kubernetes.Watching;

/// <summary>One event of a watch.</summary>
/// <typeparam name="T">Type of the objects.</typeparam>
/// <param name="Type">What happened.</param>
/// <param name="Object">The object; null for a bookmark and an error.</param>
/// <param name="ResourceVersion">The version to continue after; null for an error.</param>
/// <param name="Status">The error; null otherwise.</param>
public sealed record WatchEvent<T>(WatchEventType Type, T? Object, string? ResourceVersion, V1Status? Status = null)
    where T : class
{
    /// <summary>True when the version asked for is no longer there: list anew (410).</summary>
    public bool IsGone => Status is { } status && (status.Code == 410 || status.Reason is "Gone" or "Expired");
}

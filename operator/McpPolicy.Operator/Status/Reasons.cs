namespace McpPolicy.Operator.Status;

/// <summary>The reasons of conditions.</summary>
public static class Reasons
{
    /// <summary>The spec is valid.</summary>
    public const string Accepted = "Accepted";

    /// <summary>The spec is not valid; the message says what to write instead.</summary>
    public const string Invalid = "Invalid";

    /// <summary>Something else of the same name stands in the way.</summary>
    public const string Conflicted = "Conflicted";

    /// <summary>A policy's target does not exist.</summary>
    public const string TargetNotFound = "TargetNotFound";

    /// <summary>All references lead somewhere.</summary>
    public const string ResolvedRefs = "ResolvedRefs";

    /// <summary>The Service named does not exist or lacks the port.</summary>
    public const string BackendNotFound = "BackendNotFound";

    /// <summary>In force everywhere.</summary>
    public const string Programmed = "Programmed";

    /// <summary>Not in force everywhere yet.</summary>
    public const string Pending = "Pending";

    /// <summary>The API server refused an object that the proxy needs.</summary>
    public const string ApplyFailed = "ApplyFailed";

    /// <summary>The compiled policy does not fit into a ConfigMap.</summary>
    public const string PolicyTooLarge = "PolicyTooLarge";

    /// <summary>The shared counter store answers.</summary>
    public const string CountersReachable = "CountersReachable";

    /// <summary>A proxy cannot reach the shared counter store.</summary>
    public const string CounterStoreUnreachable = "CounterStoreUnreachable";

    /// <summary>Everything holds.</summary>
    public const string Ready = "Ready";
}

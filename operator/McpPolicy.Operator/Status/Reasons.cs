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

    /// <summary>A ConfigMap or Secret named does not exist or lacks the key.</summary>
    public const string RefNotFound = "RefNotFound";

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

    /// <summary>What the proxy needs to know of the cluster cannot be learnt.</summary>
    public const string IssuerUnknown = "IssuerUnknown";

    /// <summary>The server takes no grants.</summary>
    public const string GrantsNotTaken = "GrantsNotTaken";

    /// <summary>The grants for a server do not fit into one ConfigMap.</summary>
    public const string TooManyGrants = "TooManyGrants";

    /// <summary>The token is in its Secret.</summary>
    public const string TokenIssued = "TokenIssued";

    /// <summary>The token's Secret cannot be made.</summary>
    public const string SecretConflict = "SecretConflict";

    /// <summary>The token is refused for the time being.</summary>
    public const string Suspended = "Suspended";

    /// <summary>The token is refused from its expiry on.</summary>
    public const string Expired = "Expired";

    /// <summary>Everything holds.</summary>
    public const string Ready = "Ready";
}

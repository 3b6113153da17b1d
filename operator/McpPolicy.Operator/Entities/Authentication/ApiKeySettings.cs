using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>Where the hashes of keys are.</summary>
public sealed record ApiKeySettings
{
    /// <summary>
    /// Secrets of the McpServer's namespace that hold credential files (docs/authentication.md), which have the keys' hashes. The kubelet mounts
    /// them; the operator reads none. A Secret that is not there, or no longer, lets nobody in; edits come into force without a restart. 1 to 16.
    /// </summary>
    [Items(1, 16)]
    [ListMap("name", "key")]
    public required IReadOnlyList<CredentialFileReference> SecretRefs { get; init; }
}

using McpPolicy.Policy.Decisions;

namespace McpPolicy.Identity.Credentials;

/// <summary>A key or grant of the files in force.</summary>
internal sealed class KeyCredential(CredentialEntry entry, Caller caller, string authenticator, CredentialStore store)
    : Credential(caller, authenticator)
{
    /// <summary>What its file says.</summary>
    public CredentialEntry Entry => entry;

    /// <inheritdoc/>
    public override CredentialState StateAt(DateTimeOffset now)
    {
        if (entry.Suspended || !ReferenceEquals(store.Find(entry.Hash), this))
        {
            return CredentialState.Revoked;
        }

        return entry.ExpiresAt is { } end && now >= end ? CredentialState.Expired : CredentialState.Valid;
    }
}

using McpPolicy.Identity.Keys;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Identity.Tokens;

/// <summary>A token that was verified.</summary>
internal sealed class TokenCredential(
    Caller caller,
    string authenticator,
    bool canStepUp,
    DateTimeOffset end,
    SigningKey key,
    SigningKeys keys
) : Credential(caller, authenticator)
{
    /// <inheritdoc/>
    public override bool CanStepUp => canStepUp;

    /// <inheritdoc/>
    public override CredentialState StateAt(DateTimeOffset now)
    {
        if (now >= end)
        {
            return CredentialState.Expired;
        }

        return keys.IsTrusted(key) ? CredentialState.Valid : CredentialState.Revoked;
    }
}

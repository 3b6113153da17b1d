namespace McpPolicy.Identity.Credentials;

/// <summary>Vouches for the keys or grants of a store.</summary>
internal sealed class KeyAuthenticator(CredentialStore store, TimeProvider time) : IAuthenticator
{
    private readonly AuthenticationResult _suspended = AuthenticationResult.Fail(
        AuthenticationFailure.Suspended,
        "The key is suspended.",
        store.Name
    );

    private readonly AuthenticationResult _expired = AuthenticationResult.Fail(
        AuthenticationFailure.Expired,
        "The key has expired.",
        store.Name
    );

    /// <inheritdoc/>
    public string Name => store.Name;

    /// <inheritdoc/>
    public ValueTask<AuthenticationResult?> AuthenticateAsync(PresentedToken token, CancellationToken cancellationToken)
    {
        if (token.Jwt is not null || store.Find(token.Digest) is not { } credential)
        {
            return new((AuthenticationResult?)null);
        }

        if (credential.Entry.Suspended)
        {
            return new(_suspended);
        }

        var isValid = credential.StateAt(time.GetUtcNow()) == CredentialState.Valid;
        return new(isValid ? AuthenticationResult.Success(credential) : _expired);
    }
}

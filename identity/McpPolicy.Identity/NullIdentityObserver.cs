namespace McpPolicy.Identity;

/// <summary>An observer that looks away, where nobody counts.</summary>
public sealed class NullIdentityObserver : IIdentityObserver
{
    /// <inheritdoc/>
    public void Authenticated(string? authenticator, AuthenticationFailure failure) { }

    /// <inheritdoc/>
    public void KeysFetched(string authenticator, bool succeeded) { }

    /// <inheritdoc/>
    public void CredentialsLoaded(string authenticator, int count) { }

    /// <inheritdoc/>
    public void CredentialsRejected(string authenticator) { }
}

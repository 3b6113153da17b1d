namespace McpPolicy.Identity;

/// <summary>Vouches for one kind of credential from one source.</summary>
public interface IAuthenticator
{
    /// <summary>The name, from the authentication file.</summary>
    string Name { get; }

    /// <summary>Checks a credential.</summary>
    /// <param name="token">The credential as it was presented.</param>
    /// <param name="cancellationToken">Gives up waiting for an issuer's keys.</param>
    /// <returns>A definite answer, or null when the credential is not this authenticator's.</returns>
    ValueTask<AuthenticationResult?> AuthenticateAsync(PresentedToken token, CancellationToken cancellationToken);
}

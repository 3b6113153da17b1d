namespace McpPolicy.Identity;

/// <summary>Is told how authenticators fare, for metrics. Implementations neither block nor throw.</summary>
public interface IIdentityObserver
{
    /// <summary>A request's credential was checked.</summary>
    /// <param name="authenticator">The authenticator that answered; null when none felt addressed.</param>
    /// <param name="failure">Its answer.</param>
    void Authenticated(string? authenticator, AuthenticationFailure failure);

    /// <summary>An issuer's keys were fetched, or could not be.</summary>
    /// <param name="authenticator">The authenticator's name.</param>
    /// <param name="succeeded">Whether there are keys.</param>
    void KeysFetched(string authenticator, bool succeeded);

    /// <summary>Credential files came into force.</summary>
    /// <param name="authenticator">The authenticator's name.</param>
    /// <param name="count">How many keys or grants there are.</param>
    void CredentialsLoaded(string authenticator, int count);

    /// <summary>Credential files have errors; what was valid last stays in force.</summary>
    /// <param name="authenticator">The authenticator's name.</param>
    void CredentialsRejected(string authenticator);
}

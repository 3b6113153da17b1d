using McpPolicy.Policy.Decisions;

namespace McpPolicy.Identity;

/// <summary>A credential that was found to be good, with the caller it stands for. It can be asked later whether it still is.</summary>
public abstract class Credential
{
    private protected Credential(Caller caller, string authenticator)
    {
        Caller = caller;
        Authenticator = authenticator;
    }

    /// <summary>Who calls.</summary>
    public Caller Caller { get; }

    /// <summary>The name of the authenticator that vouches for it.</summary>
    public string Authenticator { get; }

    /// <summary>Whether the caller could come back with a token of further scopes (RFC 6750, section 3.1, <c>insufficient_scope</c>).</summary>
    public virtual bool CanStepUp => false;

    /// <summary>What the credential is worth at a moment.</summary>
    /// <param name="now">The moment.</param>
    public abstract CredentialState StateAt(DateTimeOffset now);
}

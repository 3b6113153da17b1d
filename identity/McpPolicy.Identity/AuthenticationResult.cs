using System.Diagnostics.CodeAnalysis;

namespace McpPolicy.Identity;

/// <summary>What authentication came to: a credential, or why there is none.</summary>
public readonly record struct AuthenticationResult
{
    private AuthenticationResult(Credential? credential, AuthenticationFailure failure, string? detail, string? authenticator)
    {
        Credential = credential;
        Failure = failure;
        Detail = detail;
        Authenticator = authenticator;
    }

    /// <summary>The credential; null after a failure.</summary>
    public Credential? Credential { get; }

    /// <summary>Why there is no credential.</summary>
    public AuthenticationFailure Failure { get; }

    /// <summary>The failure in words, for the client and the log: never a part of the credential. Visible ASCII without quotation marks.</summary>
    public string? Detail { get; }

    /// <summary>The name of the authenticator that gave the answer; null when none felt addressed.</summary>
    public string? Authenticator { get; }

    /// <summary>Whether there is a credential.</summary>
    [MemberNotNullWhen(true, nameof(Credential))]
    public bool IsSuccess => Credential is not null;

    /// <summary>The answer for a good credential.</summary>
    public static AuthenticationResult Success(Credential credential) =>
        new(credential, AuthenticationFailure.None, null, credential.Authenticator);

    /// <summary>The answer for a credential that was good when its request came, and is not any more.</summary>
    public static AuthenticationResult Ended(Credential credential) =>
        new(null, AuthenticationFailure.Suspended, "The credential was revoked while the request was under way.", credential.Authenticator);

    /// <summary>The answer for anything else.</summary>
    public static AuthenticationResult Fail(AuthenticationFailure failure, string detail, string? authenticator = null) =>
        new(null, failure, detail, authenticator);
}

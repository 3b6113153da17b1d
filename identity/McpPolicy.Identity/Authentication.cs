using McpPolicy.Identity.Credentials;
using McpPolicy.Identity.Tokens;

namespace McpPolicy.Identity;

/// <summary>
/// Says who calls. A credential has exactly one authenticator that answers for it; a bad one is refused and never taken for none.
/// </summary>
/// <param name="authenticators">The authenticators, keys before tokens.</param>
/// <param name="allowsAnonymous">Whether callers without a credential are let in.</param>
/// <param name="cache">Remembers verified tokens.</param>
/// <param name="time">The clock.</param>
public sealed class Authentication(
    IReadOnlyList<IAuthenticator> authenticators,
    bool allowsAnonymous,
    VerifiedTokens cache,
    TimeProvider time
)
{
    private static readonly AuthenticationResult Anonymous = AuthenticationResult.Success(AnonymousCredential.Instance);

    private static readonly AuthenticationResult Missing = AuthenticationResult.Fail(
        AuthenticationFailure.Missing,
        "A credential is needed: Authorization: Bearer"
    );

    private static readonly AuthenticationResult UnknownKey = AuthenticationResult.Fail(
        AuthenticationFailure.Unknown,
        "The key is not known."
    );

    private static readonly AuthenticationResult UnknownIssuer = AuthenticationResult.Fail(
        AuthenticationFailure.Unknown,
        "The token's issuer is not trusted here."
    );

    /// <summary>Lets everybody in as anonymous and looks at no credential.</summary>
    public static Authentication Off { get; } = new([], true, new VerifiedTokens(), TimeProvider.System);

    /// <summary>Whether credentials are looked at at all.</summary>
    public bool LooksAtCredentials => authenticators.Count > 0;

    /// <summary>The answer to a request without a credential.</summary>
    public AuthenticationResult WithoutCredential => allowsAnonymous ? Anonymous : Missing;

    /// <summary>Checks a bearer token.</summary>
    /// <param name="token">The token, as it was presented.</param>
    /// <param name="cancellationToken">Gives up waiting for an issuer's keys.</param>
    /// <returns>A definite answer. For keys, and for tokens seen before, it is there at once and nothing is allocated.</returns>
    public ValueTask<AuthenticationResult> AuthenticateAsync(ReadOnlyMemory<char> token, CancellationToken cancellationToken)
    {
        if (!TokenDigest.TryOf(token.Span, out var digest))
        {
            return new(AuthenticationResult.Fail(AuthenticationFailure.Malformed, "The credential is longer than any token read here."));
        }

        if (cache.Find(digest) is { } seen)
        {
            if (seen.StateAt(time.GetUtcNow()) == CredentialState.Valid)
            {
                return new(AuthenticationResult.Success(seen));
            }

            // The whole way again says what is wrong with it now, or that its key came back.
            cache.Remove(digest);
        }

        return AskAsync(token, digest, cancellationToken);
    }

    private ValueTask<AuthenticationResult> AskAsync(ReadOnlyMemory<char> token, TokenDigest digest, CancellationToken cancellationToken)
    {
        if (KeyText.HasPrefix(token.Span))
        {
            return AskEachAsync(new PresentedToken(token, digest, null), UnknownKey, cancellationToken);
        }

        var jwt = JwtReader.Read(token.Span, out var problem);
        return jwt is null
            ? new(AuthenticationResult.Fail(AuthenticationFailure.Malformed, problem!))
            : AskEachAsync(new PresentedToken(token, digest, jwt), UnknownIssuer, cancellationToken);
    }

    private async ValueTask<AuthenticationResult> AskEachAsync(
        PresentedToken token,
        AuthenticationResult nobody,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < authenticators.Count; i++)
        {
            if (await authenticators[i].AuthenticateAsync(token, cancellationToken) is { } definite)
            {
                return definite;
            }
        }

        return nobody;
    }
}

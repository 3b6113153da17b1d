using McpPolicy.Identity;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Authentication;

/// <summary>Finds out who sent a request, before its body is read.</summary>
internal sealed class CallerGate(Identity.Authentication authentication, IIdentityObserver observer)
{
    private static readonly AuthenticationResult NoBearer = AuthenticationResult.Fail(
        AuthenticationFailure.Malformed,
        "A credential has to come in one header, Authorization: Bearer TOKEN."
    );

    private static readonly Refusal TokenInQuery = new(
        StatusCodes.Status400BadRequest,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Authentication,
        "Credentials are not taken from the URL, where logs keep them; send them in the header Authorization."
    );

    /// <summary>Whether a credential stands where it must not (RFC 6750, section 2.3); null when none does.</summary>
    public static Refusal? CheckQuery(HttpRequest request) =>
        request.QueryString.HasValue && request.Query.Keys.Any(IsCredential) ? TokenInQuery : null;

    /// <summary>Checks the request's credential.</summary>
    public ValueTask<AuthenticationResult> AuthenticateAsync(HttpContext context)
    {
        if (!authentication.LooksAtCredentials)
        {
            return new(authentication.WithoutCredential);
        }

        if (!BearerHeader.TryRead(context.Request.Headers, out ReadOnlyMemory<char> token))
        {
            return new(Told(NoBearer));
        }

        return token.IsEmpty ? new(Told(authentication.WithoutCredential)) : AskAsync(token, context.RequestAborted);
    }

    private async ValueTask<AuthenticationResult> AskAsync(ReadOnlyMemory<char> token, CancellationToken cancellationToken) =>
        Told(await authentication.AuthenticateAsync(token, cancellationToken));

    private AuthenticationResult Told(AuthenticationResult result)
    {
        observer.Authenticated(result.Authenticator, result.Failure);
        return result;
    }

    private static bool IsCredential(string key) => string.Equals(key, "access_token", StringComparison.OrdinalIgnoreCase);
}

using System.Collections.Immutable;
using McpPolicy.Identity;
using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Authentication;

/// <summary>Tells clients what credential is missing (RFC 6750, section 3; RFC 9728, section 5.1).</summary>
internal sealed class Challenges(ProtectedResource resource)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    /// <summary>The refusal of a request whose caller is not known, and the headers that go with it.</summary>
    public Refusal Challenge(HttpContext context, AuthenticationResult result)
    {
        string detail = result.Detail ?? "The credential is not good.";
        if (result.Failure == AuthenticationFailure.Unavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString();
            return new Refusal(
                StatusCodes.Status503ServiceUnavailable,
                JsonRpcCodes.AuthenticationUnavailable,
                RefusalReason.Authentication,
                detail
            );
        }

        // Without a credential there is nothing to say about it (RFC 6750, section 3.1).
        string? error = result.Failure == AuthenticationFailure.Missing ? null : $"error=\"invalid_token\", error_description=\"{detail}\"";
        context.Response.Headers.WWWAuthenticate = Bearer(resource.MetadataParameter, error);
        return new Refusal(StatusCodes.Status401Unauthorized, JsonRpcCodes.Unauthenticated, RefusalReason.Authentication, detail);
    }

    /// <summary>The refusal of a call for which the caller's token lacks scopes, or null when it is answered as any other denial: the
    /// caller has no token, and could get none.</summary>
    public Refusal? InsufficientScope(HttpContext context, in Decision decision)
    {
        if (!decision.IsScopeMissing || context.Features.Get<OpenRequest>() is not { Credential.CanStepUp: true })
        {
            return null;
        }

        ImmutableArray<string> scopes = decision.Rule!.RequireScopes;
        string error = $"error=\"insufficient_scope\", scope=\"{string.Join(' ', scopes)}\"";
        context.Response.Headers.WWWAuthenticate = Bearer(resource.MetadataParameter, error);
        return new Refusal(
            StatusCodes.Status403Forbidden,
            JsonRpcCodes.InsufficientScope,
            RefusalReason.Scope,
            $"This call needs a token with the scope {string.Join(' ', scopes)}. Not executed."
        );
    }

    private static string Bearer(params string?[] parameters)
    {
        string list = string.Join(", ", parameters.OfType<string>());
        return list.Length == 0 ? "Bearer" : "Bearer " + list;
    }
}

using McpPolicy.Identity.Configuration;
using McpPolicy.Identity.Keys;
using McpPolicy.Policy.Decisions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpPolicy.Identity.Tokens;

/// <summary>Vouches for the signed tokens of one issuer.</summary>
internal sealed class TokenAuthenticator(
    TokenSettings settings,
    SigningKeys keys,
    ICallerMapping mapping,
    VerifiedTokens cache,
    TimeProvider time
) : IAuthenticator
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = TokenDigest.LongestToken };
    private readonly ClaimChecks _checks = new(settings, time);

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult?> AuthenticateAsync(PresentedToken token, CancellationToken cancellationToken)
    {
        if (token.Jwt is not { } jwt || !string.Equals(jwt.Issuer, settings.Issuer, StringComparison.Ordinal))
        {
            return null;
        }

        if (token.Text.Length > settings.MaxTokenBytes)
        {
            return Fail(AuthenticationFailure.Malformed, $"The token is longer than {settings.MaxTokenBytes} bytes.");
        }

        if (!settings.Algorithms.Contains(jwt.Algorithm))
        {
            return Fail(AuthenticationFailure.BadSignature, "The token's algorithm is not taken here.");
        }

        var (set, problem) = await keys.GetAsync(jwt.KeyId, cancellationToken);
        if (set is null)
        {
            return Fail(AuthenticationFailure.Unavailable, problem!);
        }

        if (set.Find(jwt.KeyId, jwt.Algorithm) is not { } key)
        {
            return Fail(AuthenticationFailure.BadSignature, "No key of the issuer fits the token's kid and algorithm.");
        }

        return await VerifyAsync(token.Text, key) is { } failure ? failure : Accept(token.Digest, jwt, key);
    }

    private AuthenticationResult Accept(TokenDigest digest, UnverifiedJwt jwt, SigningKey key)
    {
        if (_checks.Find(jwt.Claims, out var end) is { } fault)
        {
            return Fail(fault.Failure, fault.Detail);
        }

        if (mapping.Map(jwt.Claims, out var unmapped) is not { } identity)
        {
            return Fail(AuthenticationFailure.BadClaims, unmapped!);
        }

        var credential = new TokenCredential(new Caller(identity), Name, settings.Type == AuthenticatorType.Oidc, end, key, keys);
        cache.Add(digest, credential);
        return AuthenticationResult.Success(credential);
    }

    private async Task<AuthenticationResult?> VerifyAsync(ReadOnlyMemory<char> token, SigningKey key)
    {
        // The one key that was chosen, and nothing that the token brings along.
        var parameters = new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = true,
            RequireSignedTokens = true,
            ValidAlgorithms = [.. settings.Algorithms],
            ValidIssuer = settings.Issuer,
            ValidAudiences = settings.Audiences,
            // Checked with the program's own clock, and with an answer for each fault.
            ValidateAudience = false,
            ValidateLifetime = false,
        };
        var result = await _handler.ValidateTokenAsync(token.ToString(), parameters);
        return result switch
        {
            { IsValid: true } => null,
            { Exception: SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException } => Fail(
                AuthenticationFailure.BadSignature,
                "The token's signature does not match."
            ),
            _ => Fail(AuthenticationFailure.BadClaims, "The token's claims cannot be read."),
        };
    }

    private AuthenticationResult Fail(AuthenticationFailure failure, string detail) => AuthenticationResult.Fail(failure, detail, Name);
}

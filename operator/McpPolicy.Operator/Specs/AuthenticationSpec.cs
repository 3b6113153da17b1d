using System.Text;
using McpPolicy.Identity.Configuration;
using McpPolicy.Operator.DesiredState.Authentication;
using McpPolicy.Operator.Policies;
using AuthenticationSettings = McpPolicy.Operator.Entities.Authentication.AuthenticationSettings;
using Authenticator = McpPolicy.Operator.Entities.Authentication.Authenticator;
using AuthenticatorType = McpPolicy.Operator.Entities.Authentication.AuthenticatorType;

namespace McpPolicy.Operator.Specs;

/// <summary>Judges spec.authentication: its shape, and then the file that it comes to, by the proxies' own reader, so that no proxy refuses to start.</summary>
internal static class AuthenticationSpec
{
    private const string Field = "spec.authentication";

    // Stands for the cluster's issuer, which is asked for later.
    private const string AnyIssuer = "https://kubernetes.default.svc";

    /// <summary>What is wrong, a sentence each.</summary>
    public static IEnumerable<string> ErrorsIn(AuthenticationSettings settings)
    {
        var shape = ShapeErrors(settings).ToList();
        return shape.Count > 0 || settings.Authenticators is null ? shape : FileErrors(settings);
    }

    private static IEnumerable<string> ShapeErrors(AuthenticationSettings settings)
    {
        if (settings.Type is null == settings.Authenticators is null)
        {
            yield return $"{Field}: set exactly one of type and authenticators";
        }

        if (settings.Authenticators is null && (settings.Resource is not null || settings.Scopes is not null))
        {
            yield return $"{Field}: resource and scopes belong to authenticators";
        }

        foreach (var (index, authenticator) in (settings.Authenticators ?? []).Index())
        {
            foreach (var error in ShapeErrors(authenticator))
            {
                yield return $"{Field}.authenticators[{index}]: {error}";
            }
        }

        foreach (var type in (AuthenticatorType[])[AuthenticatorType.Grants, AuthenticatorType.ServiceAccount])
        {
            if ((settings.Authenticators ?? []).Count(a => a.Type == type) > 1)
            {
                yield return $"{Field}.authenticators: {type} can be given once";
            }
        }
    }

    private static IEnumerable<string> ShapeErrors(Authenticator authenticator)
    {
        if (authenticator.ApiKeys is null != (authenticator.Type != AuthenticatorType.ApiKeys))
        {
            yield return "apiKeys is needed with type ApiKeys, and belongs to no other";
        }

        if (authenticator.Oidc is null != (authenticator.Type != AuthenticatorType.Oidc))
        {
            yield return "oidc is needed with type Oidc, and belongs to no other";
        }

        if (authenticator.ServiceAccount is null != (authenticator.Type != AuthenticatorType.ServiceAccount))
        {
            yield return "serviceAccount is needed with type ServiceAccount, and belongs to no other";
        }

        if (
            authenticator.Oidc?.Jwks is { } keys
            && new object?[] { keys.Url, keys.ConfigMapRef, keys.Inline }.Count(static source => source is not null) != 1
        )
        {
            yield return "oidc.jwks: set exactly one of url, configMapRef and inline";
        }
    }

    private static IEnumerable<string> FileErrors(AuthenticationSettings settings)
    {
        var file = Encoding.UTF8.GetBytes(AuthenticationFile.Write(settings, AnyIssuer));
        return AuthenticationReader
            .Read(file, Field, "/")
            .Diagnostics.Select(d => $"{FieldPath.Of("/authentication" + d.Pointer)}: {d.Message}");
    }
}

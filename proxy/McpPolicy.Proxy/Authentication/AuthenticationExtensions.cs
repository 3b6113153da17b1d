using McpPolicy.Identity;
using McpPolicy.Identity.Configuration;
using McpPolicy.Proxy.Guards;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace McpPolicy.Proxy.Authentication;

/// <summary>Wires authentication.</summary>
public static class AuthenticationExtensions
{
    /// <summary>Authenticates callers as an authentication file says.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">What the file says.</param>
    public static IServiceCollection AddCallerAuthentication(this IServiceCollection services, AuthenticationSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton<IIdentityObserver, NullIdentityObserver>();
        services.AddSingleton(provider => new AuthenticationBuilder(
            settings,
            provider.GetRequiredService<IIdentityObserver>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AuthenticationBuilder>>()
        ));
        services.AddSingleton(static provider => provider.GetRequiredService<AuthenticationBuilder>().Authentication);
        services.AddHostedService<CredentialWatcher>();
        return services;
    }

    /// <summary>What the endpoint needs, whether callers are authenticated or not.</summary>
    internal static void AddCallerGate(this IServiceCollection services)
    {
        services.TryAddSingleton<IIdentityObserver, NullIdentityObserver>();
        services.TryAddSingleton(Identity.Authentication.Off);
        services.TryAddSingleton<CallerGate>();
        services.TryAddSingleton<Challenges>();
        services.TryAddSingleton(static provider => new ProtectedResource(
            provider.GetService<AuthenticationSettings>(),
            provider.GetRequiredService<GuardOptions>(),
            provider.GetRequiredService<CrossOrigin>()
        ));
        services.TryAddSingleton<OpenRequests>();
        services.AddHostedService(static provider => provider.GetRequiredService<OpenRequests>());
    }
}

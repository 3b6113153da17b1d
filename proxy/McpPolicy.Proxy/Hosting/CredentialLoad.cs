using System.Collections.Immutable;
using McpPolicy.Identity;
using McpPolicy.Identity.Credentials;

namespace McpPolicy.Proxy.Hosting;

/// <summary>Loads keys and grants for the first time.</summary>
internal static class CredentialLoad
{
    /// <summary>Reads the files of all authenticators.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="quiet">Whether the caller tells what is wrong itself, so that the log need not.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What is wrong with them, one line each; nothing when all are in force.</returns>
    public static async Task<ImmutableArray<string>> LoadAsync(IServiceProvider services, bool quiet, CancellationToken cancellationToken)
    {
        List<string> problems = [];
        foreach (CredentialStore store in services.GetService<AuthenticationBuilder>()?.Stores ?? [])
        {
            problems.AddRange(store.Take(await store.ReadAsync(cancellationToken), quiet));
        }

        return [.. problems];
    }
}

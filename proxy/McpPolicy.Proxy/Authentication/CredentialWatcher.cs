using McpPolicy.Identity;
using McpPolicy.Identity.Credentials;
using McpPolicy.Proxy.Policies;

namespace McpPolicy.Proxy.Authentication;

/// <summary>Loads keys and grants again whenever their files change, and gets the issuers' keys ready.</summary>
internal sealed class CredentialWatcher(AuthenticationBuilder authentication, TimeProvider time, ILogger<CredentialWatcher> logger)
    : BackgroundService
{
    /// <summary>How long a change may go unseen where the system does not tell of it.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>How long content has to stay the same, so that a writer in the middle of it is waited for.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(20);

    private const int Rounds = 10;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([authentication.FetchKeysAsync(), .. authentication.Stores.Select(store => WatchAsync(store, stoppingToken))]);

    private async Task WatchAsync(CredentialStore store, CancellationToken stoppingToken)
    {
        // The signal watches the directory of the file that it is given.
        string watched = Directory.Exists(store.Path) ? Path.Combine(store.Path, "*") : store.Path;
        using var signal = new FileChangeSignal(watched, logger);
        while (!stoppingToken.IsCancellationRequested)
        {
            // Look first: the files may have changed between the first load and the watch.
            if (!store.HasTaken(await store.ReadAsync(stoppingToken)))
            {
                store.Take(await ReadStableAsync(store, stoppingToken));
            }

            await signal.WaitAsync(PollInterval, time, stoppingToken);
        }
    }

    private async Task<CredentialContent> ReadStableAsync(CredentialStore store, CancellationToken stoppingToken)
    {
        CredentialContent content = await store.ReadAsync(stoppingToken);
        for (int i = 0; i < Rounds; i++)
        {
            await Task.Delay(Settle, time, stoppingToken);
            CredentialContent again = await store.ReadAsync(stoppingToken);
            if (again.IsSameAs(content))
            {
                return again;
            }

            content = again;
        }

        return content;
    }
}

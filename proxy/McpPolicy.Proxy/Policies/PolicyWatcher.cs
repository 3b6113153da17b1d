namespace McpPolicy.Proxy.Policies;

/// <summary>Loads the policy again whenever its file changes.</summary>
internal sealed class PolicyWatcher(PolicyFile file, PolicyStore store, TimeProvider time, ILogger<PolicyWatcher> logger)
    : BackgroundService
{
    /// <summary>How long a change may go unseen where the system does not tell of it.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var signal = new FileChangeSignal(file.Path, logger);
        while (!stoppingToken.IsCancellationRequested)
        {
            // Look first: the file may have changed between the first load and the watch.
            if (!store.HasTaken(await file.ReadAsync(stoppingToken)))
            {
                store.Take(await file.ReadStableAsync(stoppingToken));
            }

            await signal.WaitAsync(PollInterval, time, stoppingToken);
        }
    }
}

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>Ends idle sessions, once a minute.</summary>
internal sealed class SessionExpiry(SessionTable sessions, TimeProvider time) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await sessions.ExpireAsync();
        }
    }
}

using McpPolicy.Proxy.Configuration;

namespace McpPolicy.Proxy.Hosting;

/// <summary>
/// Says that the proxy is on its way out as soon as it is told to stop. The web server then takes no new connections and waits for the
/// calls in flight, at most as long as the host's shutdown time.
/// </summary>
internal sealed partial class DrainService(ReadyState state, ProxyOptions options, ILogger<DrainService> logger) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        state.BeginDraining();
        Log.Draining(logger, options.Drain.TotalSeconds);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Log.CutShort(logger);
        }

        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.Draining,
            LogLevel.Information,
            "Stopping: no new connections, calls in flight have {Seconds} s",
            EventName = "Draining"
        )]
        public static partial void Draining(ILogger logger, double seconds);

        [LoggerMessage(
            EventIds.DrainCutShort,
            LogLevel.Warning,
            "The time to drain was not enough; calls were cut off",
            EventName = "DrainCutShort"
        )]
        public static partial void CutShort(ILogger logger);
    }
}

using System.Collections.Immutable;
using McpPolicy.Controllers.Leases;
using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpPolicy.Controllers.Hosting;

/// <summary>Starts watches, waits until they have synced and this process leads, then runs the controllers.</summary>
internal sealed partial class OperatorService(
    ReflectorRegistry reflectors,
    IEnumerable<ReaderDeclaration> readers,
    IEnumerable<IControllerLoop> controllers,
    LeaderElector elector,
    IOptions<OperatorOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<OperatorService> logger
) : BackgroundService
{
    private readonly ImmutableArray<IControllerLoop> _controllers = [.. controllers];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var reader in readers)
        {
            reader.Declare(reflectors);
        }

        foreach (var controller in _controllers)
        {
            controller.Declare();
        }

        // Watches outlive the controllers, so that those can finish what they are at.
        using var watching = new CancellationTokenSource();
        Log.Starting(logger, options.Value.Namespace ?? "all namespaces", reflectors.All.Length);
        var watches = reflectors.RunAsync(watching.Token);
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before everything was synced.
        }
        finally
        {
            await watching.CancelAsync();
            await watches;
        }
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(reflectors.All.Select(reflector => reflector.Synced)).WaitAsync(stoppingToken);
        Log.Synced(logger);
        if (_controllers.IsEmpty)
        {
            // Only readers: nothing to lead in.
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
        }

        if (!await elector.RunAsync(lost => LeadAsync(stoppingToken, lost), stoppingToken))
        {
            Log.Ending(logger);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    private async Task LeadAsync(CancellationToken stoppingToken, CancellationToken lost)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lost);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(lost);
        using var drain = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var deadline = stoppingToken.UnsafeRegister(_ => drain.CancelAfter(options.Value.DrainTimeout), null);
        await using var expiry = drain.Token.UnsafeRegister(_ => abort.Cancel(), null);
        await Task.WhenAll(_controllers.Select(controller => controller.RunAsync(stopping.Token, abort.Token)));
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Starting, LogLevel.Information, "Watching {Scope}, {Watches} watches.")]
        public static partial void Starting(ILogger logger, string scope, int watches);

        [LoggerMessage(EventIds.Synced, LogLevel.Information, "All watches have synced.")]
        public static partial void Synced(ILogger logger);

        [LoggerMessage(EventIds.Ending, LogLevel.Critical, "Leadership lost: ending the process with exit code 1.")]
        public static partial void Ending(ILogger logger);
    }
}

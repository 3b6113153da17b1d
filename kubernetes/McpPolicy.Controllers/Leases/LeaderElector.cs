using McpPolicy.Controllers.Telemetry;
using McpPolicy.Kubernetes;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Controllers.Leases;

/// <summary>Waits for leadership, keeps it while work goes on, and says when it is lost.</summary>
internal sealed partial class LeaderElector : ILeaderStatus
{
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(3);
    private readonly LeaderElectionOptions _options;
    private readonly LeaseName _lease;
    private readonly LeaseHold _hold;
    private readonly ControllerMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private volatile LeaderState _state = LeaderState.Standby;

    public LeaderElector(
        IKubernetes client,
        LeaderElectionOptions options,
        LeaseName lease,
        ControllerMetrics metrics,
        TimeProvider time,
        ILogger<LeaderElector> logger
    )
    {
        _options = options;
        _lease = lease;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _hold = new LeaseHold(client, lease, options.LeaseDuration, time, logger);
        _metrics.Leading(lease.Name, leading: false);
    }

    public LeaderState State => _state;

    public string? Leader => _options.Enabled ? _hold.Holder : null;

    /// <summary>Runs work while leading.</summary>
    /// <param name="lead">The work; its token says that leadership is lost. It must end by itself when the process stops.</param>
    /// <param name="stopping">Ends the wait for leadership.</param>
    /// <returns>False when leadership was lost: the process must end.</returns>
    public async Task<bool> RunAsync(Func<CancellationToken, Task> lead, CancellationToken stopping)
    {
        if (!_options.Enabled)
        {
            Enter(LeaderState.Leading);
            await lead(CancellationToken.None);
            return true;
        }

        if (!await AcquireAsync(stopping))
        {
            return true;
        }

        Enter(LeaderState.Leading);
        Log.Acquired(_logger, _lease.Namespace, _lease.Name, _lease.Identity);
        return await LeadAsync(lead);
    }

    private async Task<bool> LeadAsync(Func<CancellationToken, Task> lead)
    {
        using var lost = new CancellationTokenSource();
        using var finished = new CancellationTokenSource();
        var work = lead(lost.Token);
        var renewal = RenewAsync(finished.Token);
        if (await Task.WhenAny(work, renewal) == work)
        {
            await finished.CancelAsync();
            await renewal;
            using var timeout = new CancellationTokenSource(ReleaseTimeout, _time);
            await _hold.ReleaseAsync(timeout.Token);
            Enter(LeaderState.Standby);
            await work;
            return true;
        }

        Enter(LeaderState.Lost);
        Log.Lost(_logger, _lease.Namespace, _lease.Name);
        await lost.CancelAsync();
        await work;
        return false;
    }

    private async Task<bool> AcquireAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            // One request that hangs must not hold the wait up for longer than a leader would take to give up.
            if (await TryWithinAsync(_options.RenewDeadline, stopping) == LeaseTry.Held)
            {
                return true;
            }

            await PauseAsync(_options.RetryPeriod * (1 + (1.2 * Jitter())), stopping);
        }

        return false;
    }

    /// <summary>Ends when the lease is lost, or when told that the work is finished.</summary>
    private async Task RenewAsync(CancellationToken finished)
    {
        var renewed = _time.GetTimestamp();
        while (!finished.IsCancellationRequested)
        {
            await PauseAsync(_options.RetryPeriod, finished);
            var left = _options.RenewDeadline - _time.GetElapsedTime(renewed);
            if (left <= TimeSpan.Zero || finished.IsCancellationRequested)
            {
                return;
            }

            // The others count from when the server stored the renewal, which is after now.
            var tried = _time.GetTimestamp();
            switch (await TryWithinAsync(left, finished))
            {
                case LeaseTry.Held:
                    renewed = tried;
                    break;
                case LeaseTry.HeldByOther:
                    return;
                default:
                    break;
            }
        }
    }

    private async Task<LeaseTry> TryWithinAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await _hold.TryAsync(linked.Token);
        }
        catch (OperationCanceledException)
        {
            return LeaseTry.Failed;
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, _time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The caller looks at its token.
        }
    }

    private void Enter(LeaderState state)
    {
        _state = state;
        _metrics.Leading(_lease.Name, state == LeaderState.Leading);
    }

#pragma warning disable CA5394 // Jitter needs no cryptographic randomness.
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    private static partial class Log
    {
        [LoggerMessage(EventIds.LeaseAcquired, LogLevel.Information, "Leading: lease {Namespace}/{Name} acquired as {Identity}.")]
        public static partial void Acquired(ILogger logger, string @namespace, string name, string identity);

        [LoggerMessage(EventIds.LeaseLost, LogLevel.Error, "Lease {Namespace}/{Name} lost; this process must not act any more and ends.")]
        public static partial void Lost(ILogger logger, string @namespace, string name);
    }
}

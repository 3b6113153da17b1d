using System.Collections.Concurrent;
using McpPolicy.Counters;
using McpPolicy.Metrics;
using McpPolicy.Proxy.Telemetry;
using McpPolicy.Redis;

namespace McpPolicy.Proxy.Counters;

/// <summary>Counts how the shared store fares, and logs a line when that changes: not one for each call.</summary>
internal sealed partial class CounterStoreMonitor : ICounterStoreObserver
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CounterChild[] _errors;
    private readonly Histogram _duration;
    private readonly Gauge _up;
    private readonly Counter _leased;
    private readonly ConcurrentDictionary<RedisEndpoint, string> _down = new();
    private long _mayLogAt;
    private int _unlogged;

    public CounterStoreMonitor(IMetricFactory metrics, TimeProvider time, ILogger<CounterStoreMonitor> logger)
    {
        (_time, _logger) = (time, logger);
        Counter errors = metrics.CreateCounter(
            "mcp_policy_counter_store_errors_total",
            "Calls for which the shared counter store gave no answer, by reason.",
            "reason"
        );
        _errors = [.. Enum.GetValues<RedisErrorKind>().Select(kind => errors.WithLabels(LabelText.Of(kind)))];
        _duration = metrics.CreateHistogram(
            "mcp_policy_counter_store_duration_seconds",
            "How long the shared counter store took, in seconds."
        );
        _up = metrics.CreateGauge("mcp_policy_counter_store_up", "1 while every server of the counter store that is in use is connected.");
        _leased = metrics.CreateCounter(
            "mcp_policy_counter_store_leased_total",
            "Calls decided by leased quota, without asking the store."
        );
    }

    /// <summary>Why the store cannot be reached; null while it can.</summary>
    public string? Problem => _down.IsEmpty ? null : string.Join("; ", _down.Select(static down => $"{down.Key}: {down.Value}"));

    /// <inheritdoc/>
    public void Connected(RedisEndpoint endpoint)
    {
        _down.TryRemove(endpoint, out _);
        _up.Set(_down.IsEmpty ? 1 : 0);
        Log.Connected(_logger, endpoint);
    }

    /// <inheritdoc/>
    public void Disconnected(RedisEndpoint endpoint, string reason)
    {
        bool isNew = !_down.ContainsKey(endpoint);
        _down[endpoint] = reason;
        _up.Set(0);
        if (isNew)
        {
            Log.Disconnected(_logger, endpoint, reason);
        }
    }

    /// <inheritdoc/>
    public void Asked(TimeSpan elapsed, RedisError? error)
    {
        _duration.Observe(elapsed.TotalSeconds);
        if (error is null)
        {
            return;
        }

        _errors[(int)error.Kind].Inc();
        // A lost connection has its own line.
        if (error.Kind is not (RedisErrorKind.Unavailable or RedisErrorKind.ConnectionLost or RedisErrorKind.Canceled))
        {
            LogFailure(error);
        }
    }

    /// <inheritdoc/>
    public void DecidedByLease() => _leased.Inc();

    private void LogFailure(RedisError error)
    {
        int unlogged = Interlocked.Increment(ref _unlogged);
        long now = _time.GetTimestamp();
        long mayLogAt = Volatile.Read(ref _mayLogAt);
        long next = now + (long)(Quiet.TotalSeconds * _time.TimestampFrequency);
        if (now >= mayLogAt && Interlocked.CompareExchange(ref _mayLogAt, next, mayLogAt) == mayLogAt)
        {
            Interlocked.Add(ref _unlogged, -unlogged);
            Log.Failed(_logger, unlogged, error.Kind, error.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.CounterStoreConnected, LogLevel.Information, "Counter store {Endpoint} is connected")]
        public static partial void Connected(ILogger logger, RedisEndpoint endpoint);

        [LoggerMessage(
            EventIds.CounterStoreDisconnected,
            LogLevel.Warning,
            "Counter store {Endpoint} is not connected: {Reason}. Limits do what their onStoreFailure says; connecting goes on"
        )]
        public static partial void Disconnected(ILogger logger, RedisEndpoint endpoint, string reason);

        [LoggerMessage(
            EventIds.CounterStoreFailed,
            LogLevel.Warning,
            "The counter store did not answer {Count} calls since the last such line, last: {Kind}: {Reason}"
        )]
        public static partial void Failed(ILogger logger, int count, RedisErrorKind kind, string reason);
    }
}

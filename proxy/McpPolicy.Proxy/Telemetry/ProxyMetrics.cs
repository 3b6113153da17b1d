using System.Collections.Immutable;
using McpPolicy.Metrics;
using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Calls;
using McpPolicy.Proxy.Configuration;
using McpPolicy.Proxy.Logs;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Telemetry;

/// <summary>Counts what the proxy does with messages. Every label's values are few, or bounded by the policy and the server's tools.</summary>
public sealed class ProxyMetrics : IProxyObserver
{
    /// <summary>Room for some hundred tools under some dozen rules.</summary>
    private const int MaxCallSeries = 10_000;

    // Parsing and deciding take microseconds; a counter store over the network takes milliseconds.
    private static readonly ImmutableArray<double> OwnBuckets =
    [
        0.00001,
        0.000025,
        0.00005,
        0.0001,
        0.00025,
        0.0005,
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.1,
        1,
    ];

    private readonly KnownTools _known = new();
    private readonly string _server;
    private readonly Counter _calls;
    private readonly MethodSeries _methods;
    private readonly CounterChild[] _refused;
    private readonly CounterChild[] _outcomes;
    private readonly Histogram _ownDuration;
    private readonly Histogram _upstreamDuration;
    private readonly Counter _withheld;
    private readonly CounterChild[] _suppressed;
    private readonly Gauge _streams;
    private volatile CallSeries _series;

    /// <summary>Makes the instruments.</summary>
    public ProxyMetrics(IMetricFactory metrics, ProxyOptions options)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(options);
        _server = options.UpstreamName;
        _calls = metrics.CreateCounter(
            "mcp_policy_tool_calls_total",
            "Decisions on tools/call. Mode audit counts what rules in audit mode would have decided, besides the decision itself.",
            ["namespace", "server", "tool", "decision", "mode", "policy", "rule"],
            new CollectorConfiguration { MaxSeries = MaxCallSeries }
        );
        _methods = new MethodSeries(metrics, _server);
        _refused = Each<RefusalReason>(
            metrics.CreateCounter("mcp_policy_requests_refused_total", "Requests turned away before any policy was asked.", "reason")
        );
        _outcomes = Each<UpstreamOutcome>(
            metrics.CreateCounter("mcp_policy_upstream_messages_total", "Messages let through, by how that ended.", "outcome")
        );
        _ownDuration = metrics.CreateHistogram(
            "mcp_policy_proxy_duration_seconds",
            "The proxy's own time for a message: from its last byte until it was handed to the MCP server or answered, in seconds.",
            [],
            new HistogramConfiguration { Buckets = OwnBuckets }
        );
        _upstreamDuration = metrics.CreateHistogram(
            "mcp_policy_upstream_duration_seconds",
            "From handing a message to the MCP server until its answer was relayed, in seconds."
        );
        _withheld = metrics.CreateCounter("mcp_policy_lists_withheld_total", "Lists withheld because they could not be filtered.");
        _suppressed = Each<LogKind>(
            metrics.CreateCounter(
                "mcp_policy_log_lines_suppressed_total",
                "Lines of the log that were not written, because there were too many like them.",
                "kind"
            )
        );
        _streams = metrics.CreateGauge("mcp_policy_streams", "Open GET streams.");
        _series = new CallSeries(null, _calls, _known, _server);
    }

    /// <inheritdoc/>
    public void ToolCallDecided(ActivePolicy? policy, ReadOnlySpan<byte> toolName, in Decision decision)
    {
        CallSeries series = _series;
        if (!ReferenceEquals(series.Policy, policy))
        {
            _series = series = new CallSeries(policy, _calls, _known, _server);
        }

        series.Count(toolName, in decision);
    }

    /// <inheritdoc/>
    public void MethodDecided(ActivePolicy? policy, McpMethod method, in Decision decision) => _methods.Count(policy, method, in decision);

    /// <inheritdoc/>
    public void Refused(RefusalReason reason) => _refused[(int)reason].Inc();

    /// <inheritdoc/>
    public void Handled(TimeSpan own) => _ownDuration.Observe(own.TotalSeconds);

    /// <inheritdoc/>
    public void Forwarded(UpstreamOutcome outcome, TimeSpan elapsed)
    {
        _outcomes[(int)outcome].Inc();
        _upstreamDuration.Observe(elapsed.TotalSeconds);
    }

    /// <inheritdoc/>
    public void ToolSeen(ReadOnlySpan<byte> toolName) => _known.Add(toolName);

    /// <inheritdoc/>
    public void ListWithheld() => _withheld.Inc();

    /// <inheritdoc/>
    public void LogSuppressed(LogKind kind) => _suppressed[(int)kind].Inc();

    /// <inheritdoc/>
    public void StreamOpened() => _streams.Inc();

    /// <inheritdoc/>
    public void StreamClosed() => _streams.Dec();

    // All values are there from the start, so that a rate over the first occurrence is not lost.
    private static CounterChild[] Each<TValue>(Counter counter)
        where TValue : struct, Enum => [.. Enum.GetValues<TValue>().Select(value => counter.WithLabels(LabelText.Of(value)))];
}

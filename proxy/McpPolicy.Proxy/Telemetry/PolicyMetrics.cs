using McpPolicy.Metrics;
using McpPolicy.Policy.Compilation;

namespace McpPolicy.Proxy.Telemetry;

/// <summary>Which policy is in force, and how its file fares.</summary>
public sealed class PolicyMetrics
{
    private readonly Gauge _revision;
    private readonly Gauge _rules;
    private readonly Gauge _loadedAt;
    private readonly Counter _loads;
    private readonly Counter _failures;
    private string? _shown;

    /// <summary>Makes the instruments.</summary>
    public PolicyMetrics(IMetricFactory metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        _revision = metrics.CreateGauge("mcp_policy_revision_info", "1 for the revision of the policy in force.", "revision");
        _rules = metrics.CreateGauge("mcp_policy_rules", "Rules in the policy in force.");
        _loadedAt = metrics.CreateGauge(
            "mcp_policy_last_load_timestamp_seconds",
            "When the policy in force was loaded, in seconds since 1970-01-01 UTC."
        );
        _loads = metrics.CreateCounter("mcp_policy_loads_total", "How often a policy came into force.");
        _failures = metrics.CreateCounter("mcp_policy_load_failures_total", "How often the policy file could not be put into force.");
        metrics
            .CreateGauge("mcp_policy_build_info", "1 for the version of this program.", "version")
            .WithLabels(ProgramVersion.Text)
            .Set(1);
    }

    /// <summary>A policy came into force.</summary>
    public void Loaded(CompiledPolicy policy, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (_shown is { } old && old != policy.Revision)
        {
            _revision.RemoveLabelled(old);
        }

        _shown = policy.Revision;
        _revision.WithLabels(policy.Revision).Set(1);
        _rules.Set(policy.Rules.Length);
        _loadedAt.Set((at - DateTimeOffset.UnixEpoch).TotalSeconds);
        _loads.Inc();
    }

    /// <summary>The file's content could not come into force.</summary>
    public void Rejected() => _failures.Inc();
}

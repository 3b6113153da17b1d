using System.Collections.Concurrent;
using McpPolicy.Identity;
using McpPolicy.Metrics;

namespace McpPolicy.Proxy.Telemetry;

/// <summary>Counts how callers were authenticated. Authenticators are few, and named by the configuration.</summary>
public sealed class AuthenticationMetrics : IIdentityObserver
{
    private const string Nobody = "none";

    private readonly ConcurrentDictionary<(string, AuthenticationFailure), CounterChild> _results = new();
    private readonly Counter _requests;
    private readonly Gauge _credentials;
    private readonly Gauge _stale;
    private readonly Counter _rejected;
    private readonly Counter _fetches;

    /// <summary>Makes the instruments.</summary>
    public AuthenticationMetrics(IMetricFactory metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        _requests = metrics.CreateCounter(
            "mcp_policy_authentication_total",
            "Requests by the authenticator that answered for their credential (none: nobody did) and its answer (none: no failure).",
            ["authenticator", "failure"]
        );
        _credentials = metrics.CreateGauge("mcp_policy_authentication_credentials", "Keys or grants in force.", "authenticator");
        _stale = metrics.CreateGauge(
            "mcp_policy_authentication_stale",
            "1 while the credential files have errors, or the issuer's keys cannot be fetched, and what was valid last is used.",
            "authenticator"
        );
        _rejected = metrics.CreateCounter(
            "mcp_policy_authentication_load_failures_total",
            "How often changed credential files could not be put into force.",
            "authenticator"
        );
        _fetches = metrics.CreateCounter(
            "mcp_policy_authentication_key_fetches_total",
            "Fetches of an issuer's keys.",
            ["authenticator", "outcome"]
        );
    }

    /// <inheritdoc/>
    public void Authenticated(string? authenticator, AuthenticationFailure failure) =>
        _results
            .GetOrAdd(
                (authenticator ?? Nobody, failure),
                static (key, counter) => counter.WithLabels(key.Item1, LabelText.Of(key.Item2)),
                _requests
            )
            .Inc();

    /// <inheritdoc/>
    public void KeysFetched(string authenticator, bool succeeded)
    {
        _fetches.WithLabels(authenticator, succeeded ? "success" : "failure").Inc();
        _stale.WithLabels(authenticator).Set(succeeded ? 0 : 1);
    }

    /// <inheritdoc/>
    public void CredentialsLoaded(string authenticator, int count)
    {
        _credentials.WithLabels(authenticator).Set(count);
        _stale.WithLabels(authenticator).Set(0);
    }

    /// <inheritdoc/>
    public void CredentialsRejected(string authenticator)
    {
        _rejected.WithLabels(authenticator).Inc();
        _stale.WithLabels(authenticator).Set(1);
    }
}

using McpPolicy.Kubernetes.Http;
using McpPolicy.Metrics;

namespace McpPolicy.Operator.Telemetry;

/// <summary>Counts and times the calls to the API server, under the names that Kubernetes' own components use.</summary>
internal sealed class ApiRequestMetrics(IMetricFactory factory) : IRequestObserver
{
    private readonly Counter _requests = factory.CreateCounter(
        "rest_client_requests_total",
        "Requests to the API server by status code (<error> when there was no answer), method and host.",
        "code",
        "method",
        "host"
    );

    private readonly Histogram _durations = factory.CreateHistogram(
        "rest_client_request_duration_seconds",
        "How long the API server took to begin its answer.",
        ["verb"],
        new HistogramConfiguration { Buckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30] }
    );

    public void OnRequest(in ObservedRequest request)
    {
        var code = request.StatusCode is { } status ? ((int)status).ToString() : "<error>";
        _requests.WithLabels(code, request.Method, request.Host).Inc();
        _durations.WithLabels(request.Method).Observe(request.Duration.TotalSeconds);
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Operator.Reports;

/// <summary>Asks each pod's <c>/policy</c> and <c>/authentication</c>, all at once, each with a short time to answer.</summary>
internal sealed class ProxyReports(IPodEndpoint endpoint, TimeProvider time) : IProxyReports
{
    /// <summary>How long a pod may take. The endpoint answers from memory, so a healthy pod needs milliseconds.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public async Task<ImmutableArray<ProxyReport>> AskAsync(
        IEnumerable<V1Pod> pods,
        bool withCredentials,
        CancellationToken cancellationToken
    ) => [.. await Task.WhenAll(pods.Select(pod => AskAsync(pod, withCredentials, cancellationToken)))];

    private async Task<ProxyReport> AskAsync(V1Pod pod, bool withCredentials, CancellationToken cancellationToken)
    {
        var name = pod.Metadata.Name!;
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var answer = JsonSerializer.Deserialize(
                await endpoint.GetAsync(pod, "/policy", either.Token),
                ReportsJsonContext.Default.PolicyEndpointAnswer
            );
            var credentials = withCredentials ? await CredentialsAsync(pod, either.Token) : null;
            return new ProxyReport(name, answer?.Revision, answer?.LastError?.Message, credentials)
            {
                CounterStoreProblem = answer?.CounterStoreProblem,
            };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ProxyReport(name, null, "it did not answer in time");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever the reason, the pod has proved nothing, and the others' reports count all the same.
            return new ProxyReport(name, null, $"it cannot be asked: {e.Message}");
        }
    }

    private async Task<string?> CredentialsAsync(V1Pod pod, CancellationToken cancellationToken) =>
        JsonSerializer
            .Deserialize(
                await endpoint.GetAsync(pod, "/authentication", cancellationToken),
                ReportsJsonContext.Default.AuthenticationEndpointAnswer
            )
            ?.GrantsRevision;
}

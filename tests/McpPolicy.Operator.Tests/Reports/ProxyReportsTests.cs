using System.Net;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Reports;

namespace McpPolicy.Operator.Tests.Reports;

public sealed class ProxyReportsTests
{
    [Fact]
    public async Task Ask_PodsOfAllKinds_ReportsEachByItself()
    {
        var endpoint = new Endpoint(pod =>
            pod switch
            {
                "good" => Task.FromResult("""{"revision": "r", "lastError": null}"""),
                "behind" => Task.FromResult(
                    """{"revision": "old", "lastError": {"at": "2026-01-01T00:00:00Z", "message": "line 1: no"}}"""
                ),
                "other" => Task.FromResult("<html>"),
                _ => throw new HttpRequestException("Connection refused"),
            }
        );

        var reports = await new ProxyReports(endpoint, TimeProvider.System).AskAsync(
            new[] { "good", "behind", "other", "down" }.Select(Pod),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(new ProxyReport("good", "r", null), reports[0]);
        Assert.Equal(new ProxyReport("behind", "old", "line 1: no"), reports[1]);
        Assert.Null(reports[2].Revision);
        Assert.Equal(new ProxyReport("down", null, "it cannot be asked: Connection refused"), reports[3]);
    }

    [Fact]
    public async Task Ask_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var endpoint = new Endpoint(_ => Task.FromCanceled<string>(cancelled.Token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new ProxyReports(endpoint, TimeProvider.System).AskAsync([Pod("p")], cancelled.Token)
        );
    }

    private static V1Pod Pod(string name) => new() { Metadata = new V1ObjectMeta { Name = name } };

    private sealed class Endpoint(Func<string, Task<string>> answer) : IPodEndpoint
    {
        public Task<string> GetAsync(V1Pod pod, string path, CancellationToken cancellationToken) => answer(pod.Metadata.Name!);
    }
}

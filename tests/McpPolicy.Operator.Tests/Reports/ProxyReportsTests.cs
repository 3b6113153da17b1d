using System.Net;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Reports;

namespace McpPolicy.Operator.Tests.Reports;

public sealed class ProxyReportsTests
{
    [Fact]
    public async Task Ask_PodsOfAllKinds_ReportsEachByItself()
    {
        var endpoint = new Endpoint(
            (pod, _) =>
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
            withCredentials: false,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(new ProxyReport("good", "r", null), reports[0]);
        Assert.Equal(new ProxyReport("behind", "old", "line 1: no"), reports[1]);
        Assert.Null(reports[2].Revision);
        Assert.Equal(new ProxyReport("down", null, "it cannot be asked: Connection refused"), reports[3]);
    }

    [Fact]
    public async Task Ask_ForCredentials_ReportsTheRevisionOfGrants()
    {
        const string Stores =
            """{"authenticators": [{"name": "k", "type": "ApiKeys", "revision": "x"}, {"name": "g", "type": "Grants", "revision": "c"}]}""";
        var endpoint = new Endpoint((_, path) => Task.FromResult(path == "/policy" ? """{"revision": "r"}""" : Stores));

        var reports = await new ProxyReports(endpoint, TimeProvider.System).AskAsync(
            [Pod("p")],
            withCredentials: true,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(new ProxyReport("p", "r", null, "c"), Assert.Single(reports));
    }

    [Fact]
    public async Task Ask_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var endpoint = new Endpoint((_, _) => Task.FromCanceled<string>(cancelled.Token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new ProxyReports(endpoint, TimeProvider.System).AskAsync([Pod("p")], withCredentials: false, cancelled.Token)
        );
    }

    private static V1Pod Pod(string name) => new() { Metadata = new V1ObjectMeta { Name = name } };

    private sealed class Endpoint(Func<string, string, Task<string>> answer) : IPodEndpoint
    {
        public Task<string> GetAsync(V1Pod pod, string path, CancellationToken cancellationToken) => answer(pod.Metadata.Name!, path);
    }
}

using McpPolicy.Proxy.Tests.Hosting;

namespace McpPolicy.Proxy.Tests.Telemetry;

public sealed class DurationTests
{
    [Fact]
    public async Task Durations_OwnTimeOfEveryMessage_AndTheServersWhereItWasAsked()
    {
        const string policy = """{"version":"1","default":"deny","tools":{"allowed":{}}}""";
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        await using RunningProxy proxy = await RunningProxy.StartAsync(policy, server.Url);
        await proxy.CallAsync("allowed");
        await proxy.CallAsync("denied");
        using HttpResponseMessage malformed = await proxy.PostAsync("[]");

        // A message is counted once it is answered, which the client may see first.
        string metrics = string.Empty;
        await Testing.Wait.Until(
            async () =>
            {
                metrics = await proxy.Client.GetStringAsync(proxy.AdminUrl + "/metrics", TestContext.Current.CancellationToken);
                return metrics.Contains("mcp_policy_proxy_duration_seconds_count 2\n", StringComparison.Ordinal);
            },
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Contains("mcp_policy_proxy_duration_seconds_bucket{le=\"0.001\"}", metrics, StringComparison.Ordinal);
        Assert.Contains("mcp_policy_upstream_duration_seconds_count 1\n", metrics, StringComparison.Ordinal);
    }
}

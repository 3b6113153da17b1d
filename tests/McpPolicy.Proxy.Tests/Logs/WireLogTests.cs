using McpPolicy.Proxy.Tests.Hosting;

namespace McpPolicy.Proxy.Tests.Logs;

/// <summary>What the running program writes to its log.</summary>
public sealed class WireLogTests
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""";

    [Fact]
    public async Task ClientGoesAway_IsOneQuietLine()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        server.Hold = new TaskCompletionSource();
        var log = new CollectedLog();
        await using RunningProxy proxy = await RunningProxy.StartAsync(RunningProxy.AllowAll, server.Url, log: log);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<HttpResponseMessage> calling = proxy.PostUntilAsync(Call, null, gone.Token);
        await server.Arrived;

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
        await McpPolicy.Testing.Wait.Until(() => log.Lines.Any(IsAboutTheClient), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(LogLevel.Information, Assert.Single(log.Lines, IsAboutTheClient).Level);
        Assert.DoesNotContain(log.Lines, static line => line.Exception is not null || line.Level > LogLevel.Information);
    }

    [Fact]
    public async Task FloodOfRefusals_IsCountedAndNotAllWritten()
    {
        const int flood = 300;
        var log = new CollectedLog();
        await using RunningProxy proxy = await RunningProxy.StartAsync(RunningProxy.AllowAll, log: log);
        for (int i = 0; i < flood; i++)
        {
            using HttpResponseMessage response = await proxy.PostAsync("[]");
        }

        int written = log.Lines.Count(static line => line.Text.StartsWith("Refused a message", StringComparison.Ordinal));
        string metrics = await proxy.Client.GetStringAsync(proxy.AdminUrl + "/metrics", TestContext.Current.CancellationToken);
        Assert.InRange(written, 1, flood - 1);
        Assert.Contains(
            $"mcp_policy_log_lines_suppressed_total{{kind=\"message_refused\"}} {flood - written}\n",
            metrics,
            StringComparison.Ordinal
        );
        Assert.Contains($"mcp_policy_requests_refused_total{{reason=\"envelope\"}} {flood}\n", metrics, StringComparison.Ordinal);
    }

    private static bool IsAboutTheClient((LogLevel Level, string Text, Exception? Exception) line) =>
        line.Text.StartsWith("The client went away", StringComparison.Ordinal);
}

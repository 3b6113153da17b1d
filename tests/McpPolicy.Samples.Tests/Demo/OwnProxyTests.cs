using System.Text.RegularExpressions;
using McpPolicy.Demo;
using McpPolicy.Demo.Output;
using McpPolicy.Testing;

namespace McpPolicy.Samples.Tests.Demo;

/// <summary>The demo with a server and a proxy of its own: samples/policy.json is enforced, and nothing is left running.</summary>
public sealed partial class OwnProxyTests
{
    [Fact]
    public async Task Execute_AllCountsAreRight()
    {
        await using var output = new LockedWriter();

        var status = await RunAsync(new DemoOptions(), output, TestContext.Current.CancellationToken);

        Assert.True(status == 0, output.ToString());
        Assert.Contains("ok     tags in the server's store: 30", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_Keep_ServesUntilStopped_ThenEndsWhatItStarted()
    {
        await using var output = new LockedWriter();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = RunAsync(new DemoOptions { Keep = true }, output, stop.Token);
        await Wait.Until(
            () => run.IsCompleted || output.ToString().Contains("mcpServers", StringComparison.Ordinal),
            describe: output.ToString,
            cancellationToken: stop.Token
        );
        var endpoint = Endpoint().Match(output.ToString()).Groups["url"].Value;
        using var http = new HttpClient();
        using (await http.GetAsync(new Uri(endpoint), TestContext.Current.CancellationToken))
        {
            // Any answer will do: something listens.
        }

        await stop.CancelAsync();

        Assert.Equal(0, await run);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(endpoint), TestContext.Current.CancellationToken));
    }

    private static Task<int> RunAsync(DemoOptions options, LockedWriter output, CancellationToken stop) =>
        new DemoRun(options, new Narrator(Consoles.Plain(output))).ExecuteAsync(stop);

    [GeneratedRegex("\"url\": \"(?<url>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Endpoint();
}

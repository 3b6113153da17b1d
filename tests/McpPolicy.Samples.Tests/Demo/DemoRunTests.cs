using McpPolicy.Demo;
using McpPolicy.Demo.Output;
using McpPolicy.Samples.Tests.Fixtures;

namespace McpPolicy.Samples.Tests.Demo;

/// <summary>The demo's exit status says whether the policy was enforced.</summary>
public sealed class DemoRunTests
{
    [Fact]
    public async Task Execute_NoProxyInFront_FindsEveryCountWrong()
    {
        await using var sample = await RunningSample.StartAsync();
        using var output = new StringWriter();
        var options = new DemoOptions { Proxy = sample.Endpoint, Server = sample.Endpoint };

        var status = await RunAsync(options, output);

        Assert.Equal(1, status);
        Assert.Contains(
            "wrong  set_run_tag, seen by the client: 35 allowed, 0 denied, 0 limited",
            output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("wrong  the run that was to be deleted: deleted", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_NothingListening_SaysSoAndFails()
    {
        using var output = new StringWriter();

        var status = await RunAsync(new DemoOptions { Proxy = new Uri("http://127.0.0.1:9/mcp") }, output);

        Assert.Equal(1, status);
        Assert.Contains("127.0.0.1:9", output.ToString(), StringComparison.Ordinal);
    }

    private static Task<int> RunAsync(DemoOptions options, StringWriter output) =>
        new DemoRun(options, new Narrator(Consoles.Plain(output))).ExecuteAsync(TestContext.Current.CancellationToken);
}

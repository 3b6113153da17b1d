using McpPolicy.Soak.Running;

namespace McpPolicy.Proxy.Tests.Soak;

/// <summary>A few seconds of what <c>make soak</c> does for minutes, with the program as a process.</summary>
public sealed class SoakTests
{
    [Fact]
    public async Task StreamsAndSessions_AFewSeconds_NoLeakAndNoCrossTalk()
    {
        var options = new SoakOptions
        {
            Streams = 100,
            SessionsPerSecond = 20,
            Duration = TimeSpan.FromSeconds(10),
            Interval = TimeSpan.FromSeconds(1),
            MustReachRate = false,
        };
        SoakResult result = await SoakRun.RunAsync(options, TextWriter.Null, TestContext.Current.CancellationToken);
        Assert.Empty(result.Problems);
        Assert.True(result.SessionsClosed > 0);
        Assert.True(result.Events >= options.Streams * 2, $"{result.Events} events");
    }
}

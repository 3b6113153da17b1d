using McpPolicy.Counters.Tests.Fixtures;
using McpPolicy.Testing;
using McpPolicy.Testing.Redis;

namespace McpPolicy.Counters.Tests.Exactness;

public class FourProxiesTests
{
    private const int Max = 150;
    private const int WorkersPerProxy = 6;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    /// <summary>How long each load lasts: a few windows, or what MCPPOLICY_EXACTNESS_SECONDS says.</summary>
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("MCPPOLICY_EXACTNESS_SECONDS"), out var seconds) ? seconds : 7
    );

    [Theory]
    [InlineData("redis", false)]
    [InlineData("redis", true)]
    [InlineData("valkey", false)]
    [InlineData("valkey", true)]
    public async Task FullLoad_WithAProxyKilledAndThePolicyEdited_NeverMoreThanMaxInAnyWindow(string program, bool leases)
    {
        await using var scene = await Scene.StartAsync(
            program == "redis" ? RedisProgram.Redis : RedisProgram.Valkey,
            Policy(2, Max),
            4,
            leases
        );
        var audit = new CallAudit(Window, Max);
        var refused = 0;
        using var stop = new CancellationTokenSource(Load);
        var workers = Enumerable.Range(0, 4 * WorkersPerProxy).Select(i => WorkAsync(i % 4));
        var disturbing = DisturbAsync();
        await Task.WhenAll(workers.Append(disturbing));

        var most = audit.AssertNeverMore();
        TestContext.Current.SendDiagnosticMessage(
            $"{program}, leases {leases}: {audit.Count} admitted, {refused} refused, most in {Window.TotalSeconds} s: {most} of {Max}"
        );
        Assert.True(refused > 0, "the load was too small to be limited");
        Assert.True(audit.Count > Max, $"{audit.Count} admitted");

        async Task WorkAsync(int proxy)
        {
            while (!stop.IsCancellationRequested)
            {
                var called = audit.Now;
                try
                {
                    if (await scene.Proxies[proxy].IsAdmittedAsync("limited"))
                    {
                        audit.Add(called);
                    }
                    else
                    {
                        Interlocked.Increment(ref refused);
                    }
                }
                catch (HttpRequestException)
                {
                    // This proxy was just killed.
                }
            }
        }

        async Task DisturbAsync()
        {
            await Wait.Until(() => audit.Count > Max, cancellationToken: TestContext.Current.CancellationToken);
            await scene.RestartAsync(0);
            await File.WriteAllTextAsync(scene.PolicyFile, Policy(2, Max, "and another rule"), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Count_OverRestartsAndEdits_IsKept()
    {
        await using var scene = await Scene.StartAsync(RedisProgram.Redis, Policy(3600, 50), 2, leases: false);
        Assert.Equal(30, await CallUntilRefusedAsync(scene.Proxies[0], 30));

        await scene.RestartAsync(0);
        await scene.RestartAsync(1);
        Assert.Equal(12, await CallUntilRefusedAsync(scene.Proxies[1], 12));
        Assert.Equal(8, await CallUntilRefusedAsync(scene.Proxies[0], 50));

        await File.WriteAllTextAsync(scene.PolicyFile, Policy(3600, 60), TestContext.Current.CancellationToken);
        await Wait.Until(
            async ValueTask<bool> () => await scene.Proxies[0].IsAdmittedAsync("limited"),
            cancellationToken: TestContext.Current.CancellationToken
        );
        await Wait.Until(
            async ValueTask<bool> () => await scene.Proxies[1].IsAdmittedAsync("limited"),
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal(8, await CallUntilRefusedAsync(scene.Proxies[0], 50));
    }

    private static async Task<int> CallUntilRefusedAsync(ProxyProcess proxy, int most)
    {
        var admitted = 0;
        while (admitted < most && await proxy.IsAdmittedAsync("limited"))
        {
            admitted++;
        }

        return admitted;
    }

    private static string Policy(int windowSeconds, int max, string reason = "Enough.") =>
        """
            {"version":"1","default":"deny","tools":{
              "limited":{"limits":[{"counter":"c","window":SECONDS,"max":MAX,"scope":"server","on_deny":"REASON"}]}}}
            """.Replace("SECONDS", $"{windowSeconds}", StringComparison.Ordinal).Replace("MAX", $"{max}", StringComparison.Ordinal).Replace(
            "REASON",
            reason,
            StringComparison.Ordinal
        );
}

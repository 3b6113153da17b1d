using McpPolicy.Counters.Tests.Exactness;
using McpPolicy.Counters.Tests.Fixtures;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;
using McpPolicy.Redis;
using McpPolicy.Testing;
using McpPolicy.Testing.Redis;

namespace McpPolicy.Counters.Tests.Failures;

public class StoreKillTests
{
    private const int Kills = 20;
    private const int Max = 200;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    /// <summary>The server writes each charge to disk before it answers, so that a kill loses none, and the limit holds across all of them.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kill_TwentyTimesUnderLoad_NeverMoreThanMax_NoHang_NoLeak(bool leases)
    {
        await using var server = await RedisProcess.StartAsync(null, "--appendonly", "yes", "--appendfsync", "always");
        var options = TestStores.OptionsFor(server.Port) with { CommandTimeout = TimeSpan.FromMilliseconds(200) };
        var stores = Enumerable.Range(0, 3).Select(_ => TestStores.Create(options, "kills", leases)).ToArray();
        var audit = new CallAudit(Window, Max);
        var (answered, unavailable) = (0, 0);
        using var stop = new CancellationTokenSource();
        var workers = stores.SelectMany(store => Enumerable.Range(0, 4).Select(_ => Task.Run(() => WorkAsync(store)))).ToArray();

        for (var kill = 0; kill < Kills; kill++)
        {
            await MoreAsync(() => Volatile.Read(ref answered));
            server.Kill();
            await MoreAsync(() => Volatile.Read(ref unavailable));
            await server.StartAgainAsync();
        }

        await MoreAsync(() => Volatile.Read(ref answered));
        await stop.CancelAsync();
        // A call that hangs would hold this up for ever.
        await Task.WhenAll(workers).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);
        var most = audit.AssertNeverMore();
        TestContext.Current.SendDiagnosticMessage(
            $"{Kills} kills, leases {leases}: {audit.Count} admitted, most in {Window.TotalSeconds} s: {most} of {Max}; {answered} answered, {unavailable} not"
        );
        Assert.True(audit.Count > Max, $"{audit.Count} admitted");
        await AssertConnectionsAsync(options, stores.Length);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }

        async Task WorkAsync(RedisCounterStore store)
        {
            while (!stop.IsCancellationRequested)
            {
                var called = audit.Now;
                var result = await store.ReserveAsync(Demand, CancellationToken.None);
                if (result.Status == ReserveStatus.Reserved)
                {
                    audit.Add(called);
                }

                Interlocked.Increment(ref result.Status == ReserveStatus.Unavailable ? ref unavailable : ref answered);
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private static CounterDemand[] Demand { get; } = [MakeDemand()];

    private static CounterDemand MakeDemand()
    {
        var limit = new RuleLimit
        {
            Counter = "c",
            Window = Window,
            Max = new Quantity(Max * Quantity.Scale),
        };
        return new CounterDemand(
            new CounterKey(new CounterDefinition("p", limit, EnforcementMode.Enforce), "", "", ""),
            limit.Max,
            Quantity.One
        );
    }

    private static Task MoreAsync(Func<int> count)
    {
        var enough = count() + 50;
        return Wait.Until(() => count() >= enough, TimeSpan.FromSeconds(60), cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task AssertConnectionsAsync(RedisOptions options, int stores)
    {
        await using var admin = RedisClient.Create(options, new RecordingObserver(), TimeProvider.System);
        var list = new RedisCommand(new RedisArgument("CLIENT"), new RedisArgument("LIST"));
        await Wait.Until(
            async ValueTask<bool> () =>
                (await admin.ExecuteAsync(list, CancellationToken.None))
                    .Value.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Length
                == stores + 1,
            cancellationToken: TestContext.Current.CancellationToken
        );
    }
}

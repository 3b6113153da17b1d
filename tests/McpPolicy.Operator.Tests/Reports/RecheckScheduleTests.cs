using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Reports;

namespace McpPolicy.Operator.Tests.Reports;

public sealed class RecheckScheduleTests
{
    private static readonly EntityKey Server = new("ml", "mlflow");

    [Fact]
    public void Next_ProxyBehind_WaitsTwiceAsLongEachTimeUpToTwoSeconds()
    {
        var schedule = new RecheckSchedule();

        var waits = Enumerable.Range(0, 7).Select(_ => schedule.Next(Server, Rollout("new", "old")).TotalMilliseconds);

        Assert.Equal([100, 200, 400, 800, 1600, 2000, 2000], waits);
    }

    [Fact]
    public void Next_OtherRevision_BeginsAnew()
    {
        var schedule = new RecheckSchedule();
        schedule.Next(Server, Rollout("new", "old"));
        schedule.Next(Server, Rollout("new", "old"));

        Assert.Equal(TimeSpan.FromMilliseconds(100), schedule.Next(Server, Rollout("newer", "old")));
    }

    [Theory]
    [InlineData("new", "new")]
    [InlineData]
    public void Next_NobodyBehind_WaitsLong(params string[] loaded)
    {
        Assert.Equal(RecheckSchedule.Settled, new RecheckSchedule().Next(Server, Rollout("new", loaded)));
    }

    [Theory]
    [InlineData(2, true, "r", "r")]
    [InlineData(2, true, "r", "r", "r")]
    [InlineData(2, false, "r")]
    [InlineData(2, false, "r", "old")]
    [InlineData(2, false, "r", "r", "old")]
    [InlineData(1, false)]
    public void IsProgrammed_Reports_NeedsAllReadyPodsAndEnough(int desired, bool isProgrammed, params string[] loaded)
    {
        Assert.Equal(isProgrammed, (Rollout("r", loaded) with { Desired = desired }).IsProgrammed);
    }

    private static Rollout Rollout(string revision, params string[] loaded) =>
        new(revision, 2, [.. loaded.Select((r, i) => new ProxyReport($"pod-{i}", r, null))]);
}

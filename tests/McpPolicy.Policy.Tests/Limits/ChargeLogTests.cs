using McpPolicy.Policy.Limits.Memory;

namespace McpPolicy.Policy.Tests.Limits;

public class ChargeLogTests
{
    private readonly ChargeLog _log = new();

    [Fact]
    public void DropUntil_AMoment_ForgetsWhatIsNotAfterIt()
    {
        Add((10, 1), (20, 2), (30, 4));

        _log.DropUntil(9);
        Assert.Equal(7, _log.Total);
        _log.DropUntil(10);
        Assert.Equal(6, _log.Total);
        _log.DropUntil(29);
        Assert.Equal(4, _log.Total);
        _log.DropUntil(1_000);
        Assert.Equal(0, _log.Total);
        _log.DropUntil(2_000);
        Assert.Equal(0, _log.Total);
    }

    [Fact]
    public void WhenFreed_AnAmount_IsWhenTheChargeThatCompletesItLeaves()
    {
        Add((10, 1), (20, 2), (20, 3), (30, 4));

        Assert.Equal([10, 20, 20, 30, 30], new long[] { 1, 2, 6, 7, 10 }.Select(_log.WhenFreed));
        var error = Assert.Throws<InvalidOperationException>(() => _log.WhenFreed(11));
        Assert.Equal("More was asked for than the log holds.", error.Message);
    }

    [Fact]
    public void Add_Nothing_IsNotNoted()
    {
        Add((10, 0), (20, 1), (30, 0));

        Assert.Equal(1, _log.Total);
        Assert.Equal(20, _log.WhenFreed(1));
    }

    [Fact]
    public void Remove_Charge_TakesBackThatChargeAndNoMore()
    {
        Add((10, 5), (20, 5), (30, 5));

        _log.Remove(20, 2);
        Assert.Equal(13, _log.Total);
        Assert.Equal(20, _log.WhenFreed(8));
        _log.Remove(20, 100);
        Assert.Equal(10, _log.Total);
        Assert.Equal(30, _log.WhenFreed(6));
        _log.Remove(15, 1);
        _log.Remove(9, 1);
        _log.Remove(31, 1);
        Assert.Equal(10, _log.Total);
        _log.Remove(10, 5);
        _log.Remove(30, 5);
        Assert.Equal(0, _log.Total);
    }

    [Fact]
    public void Ring_GrownWhileItsBeginIsInTheMiddle_KeepsTheOrder()
    {
        Add((1, 1), (2, 1), (3, 1), (4, 1));
        _log.DropUntil(2);
        Add((5, 1), (6, 1), (7, 1), (8, 1), (9, 1), (10, 1), (11, 1), (12, 1));
        _log.DropUntil(5);
        Add((13, 1), (14, 1), (15, 1));

        Assert.Equal(10, _log.Total);
        Assert.Equal(Enumerable.Range(6, 10).Select(static i => (long)i), Enumerable.Range(1, 10).Select(i => _log.WhenFreed(i)));
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    public void Log_UpTo256Charges_IsExact(int count)
    {
        Fill(count, step: 10, grain: 1_000);

        Assert.Equal(Enumerable.Range(0, count).Select(static i => 10L * i), Enumerable.Range(1, count).Select(i => _log.WhenFreed(i)));
    }

    [Fact]
    public void Log_BeyondThat_JoinsNeighboursWithinAGrain()
    {
        Fill(257, step: 10, grain: 20);

        // Three and three leave together, with the youngest of them; 256 were joined, the last is by itself.
        Assert.Equal(257, _log.Total);
        Assert.Equal([20, 20, 20, 50, 50, 50, 80], Enumerable.Range(1, 7).Select(i => _log.WhenFreed(i)));
        Assert.Equal([2_550, 2_560], new[] { 256, 257 }.Select(i => _log.WhenFreed(i)));
        _log.DropUntil(19);
        Assert.Equal(257, _log.Total);
        _log.DropUntil(20);
        Assert.Equal(254, _log.Total);
    }

    [Fact]
    public void Log_Joined_StillTakesChargesBack()
    {
        Fill(257, step: 10, grain: 20);

        _log.Remove(10, 1);
        _log.Remove(0, 1);
        Assert.Equal(255, _log.Total);
        Assert.Equal([20, 50], new[] { 1, 2 }.Select(i => _log.WhenFreed(i)));
        _log.Remove(25, 1);
        Assert.Equal(255, _log.Total);
    }

    [Fact]
    public void Log_ThinnedAgainAndAgain_LosesNothing()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _log.Add(i, 1, 100);
            _log.DropUntil(i - 6_400);
            Assert.Equal(Math.Min(i + 1, 6_400), _log.Total, 100d);
            Assert.True(_log.Total >= Math.Min(i + 1, 6_400));
        }
    }

    private void Fill(int count, int step, long grain)
    {
        for (var i = 0; i < count; i++)
        {
            _log.Add(i * step, 1, grain);
        }
    }

    private void Add(params (long Moment, long Micros)[] charges)
    {
        foreach (var (moment, micros) in charges)
        {
            _log.Add(moment, micros, 0);
        }
    }
}

using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Tests.Limits;

/// <summary>The small values that stores and policies exchange.</summary>
public class LimitValueTests
{
    [Fact]
    public void Quantity_Two_CompareByAmount()
    {
        var (small, same, large) = (new Quantity(1), new Quantity(1), new Quantity(2));

        Assert.True(small < large && !(large < small) && !(small < same));
        Assert.True(large > small && !(small > large) && !(small > same));
        Assert.True(small <= large && small <= same && !(large <= small));
        Assert.True(large >= small && small >= same && !(small >= large));
        Assert.Equal((-1, 0, 1), (small.CompareTo(large), small.CompareTo(same), large.CompareTo(small)));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.000001")]
    [InlineData(12_500_000, "12.5")]
    [InlineData(30_000_000, "30")]
    [InlineData(1_000_000_000_000_000_000, "1000000000000")]
    public void Quantity_InWords_HasNoTrailingZeros(long micros, string expected) =>
        Assert.Equal(expected, new Quantity(micros).ToString());

    [Fact]
    public void Reservation_OfAnyNumberOfCharges_KeepsThemInOrder()
    {
        var (first, second) = (Charges(0, 3), Charges(3, 6));

        first.AddAll(second);

        Assert.Equal(9, first.Count);
        Assert.Equal(Enumerable.Range(0, 9).Select(static i => (long)i), Enumerable.Range(0, 9).Select(i => first[i].Stamp));
        Assert.Throws<ArgumentOutOfRangeException>(() => Charges(0, 3)[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Charges(0, 5)[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => default(Reservation)[0]);
    }

    [Fact]
    public void Definition_ByEachOfItsParts_IsAnother()
    {
        var limit = new RuleLimit
        {
            Counter = "c",
            Window = TimeSpan.FromMinutes(1),
            Max = Quantity.One,
        };
        var definition = new CounterDefinition("p", limit, EnforcementMode.Enforce);

        Assert.Equal(
            definition,
            new CounterDefinition("p", limit with { Max = new Quantity(5), Cost = new Quantity(7) }, EnforcementMode.Enforce)
        );
        Assert.Equal("p\nc\n60\n0\n0\n0", definition.Id);
        CounterDefinition[] others =
        [
            new("q", limit, EnforcementMode.Enforce),
            new("p", limit with { Counter = "d" }, EnforcementMode.Enforce),
            new("p", limit with { Window = TimeSpan.FromMinutes(2) }, EnforcementMode.Enforce),
            new("p", limit with { Scope = CounterScope.Server }, EnforcementMode.Enforce),
            new("p", limit with { Alignment = WindowAlignment.Calendar }, EnforcementMode.Enforce),
            new("p", limit, EnforcementMode.Audit),
        ];
        Assert.All(others, other => Assert.False(definition.Equals(other)));
        Assert.False(definition.Equals(null));
        Assert.Equal(7, others.Append(definition).Distinct().Count());
    }

    private static Reservation Charges(int first, int count)
    {
        var reservation = default(Reservation);
        for (var i = first; i < first + count; i++)
        {
            reservation.Add(new ReservedUnit("c", i, Quantity.One));
        }

        return reservation;
    }
}

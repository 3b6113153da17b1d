using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Policy.Tests.Properties;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Tests.Text;

public class DecimalTextTests
{
    [Fact]
    public void Compare_RandomNumbers_AgreesWithExactArithmetic() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var random = new Random(seed);
                    var (left, right) = (Number(random), random.Next(4) == 0 ? "0" : Number(random));
                    Assert.True(DecimalText.TryParse(left, out var a));
                    Assert.True(DecimalText.TryParse(right, out var b));
                    Assert.True(Exact(left).CompareTo(Exact(right)) == Math.Sign(a.Compare(b)), $"{left} against {right}");
                }
            )
            .Check(PropertySize.Of(100));

    [Theory]
    [InlineData("0", 0, true)]
    [InlineData("-0.0e5", 0, true)]
    [InlineData("1", 1_000_000, true)]
    [InlineData("19.99", 19_990_000, true)]
    [InlineData("0.000001", 1, true)]
    [InlineData("0.0000001", 1, false)]
    [InlineData("1e-400", 1, false)]
    [InlineData("1e12", 1_000_000_000_000_000_000, true)]
    [InlineData("1.0000001", 1_000_001, false)]
    public void TryToMicros_InRange_RoundsUp(string text, long micros, bool exact)
    {
        Assert.True(DecimalText.TryParse(text, out var value));
        Assert.True(value.TryToMicros(out var actual, out var wasExact));
        Assert.Equal((micros, exact), (actual, wasExact));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-0.0000000001")]
    [InlineData("1000000000000.0000001")]
    [InlineData("1e13")]
    [InlineData("1e999999999")]
    public void TryToMicros_OutOfRange_Refuses(string text)
    {
        Assert.True(DecimalText.TryParse(text, out var value));
        Assert.False(value.TryToMicros(out _, out _));
    }

    [Theory]
    [InlineData("1e99999999999999999", true)]
    [InlineData("1e-000000000099999999999999999", true)]
    [InlineData("1e100000000000000000", false)]
    [InlineData("1e-100000000000000000", false)]
    public void TryParse_Exponent_IsReadUpToSeventeenDigits(string text, bool expected) =>
        Assert.Equal(expected, DecimalText.TryParse(text, out _));

    [Theory]
    [InlineData("0.05", "0.5", -1)]
    [InlineData("-12", "-1.2", -1)]
    [InlineData("1.25", "1.2", 1)]
    [InlineData("-1.25", "-1.2", -1)]
    [InlineData("100", "1e2", 0)]
    [InlineData("-0", "0", 0)]
    public void Compare_TwoNumbers_OrdersThemByValue(string left, string right, int expected)
    {
        Assert.True(DecimalText.TryParse(left, out var a));
        Assert.True(DecimalText.TryParse(right, out var b));
        Assert.Equal(expected, Math.Sign(a.Compare(b)));
        Assert.Equal(-expected, Math.Sign(b.Compare(a)));
    }

    private static string Number(Random random)
    {
        var sign = random.Next(3) == 0 ? "-" : "";
        var integer = random.Next(3) == 0 ? "0" : random.Next(1, 300).ToString(CultureInfo.InvariantCulture);
        var fraction = random.Next(2) == 0 ? "" : "." + string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(3)));
        var exponent = random.Next(3) == 0 ? $"{"eE"[random.Next(2)]}{(random.Next(2) == 0 ? "" : "-")}{random.Next(4)}" : "";
        return sign + integer + fraction + exponent;
    }

    /// <summary>The number times 10^10, which is an integer for every number generated here.</summary>
    private static BigInteger Exact(string text)
    {
        var e = text.IndexOfAny(['e', 'E']);
        var exponent = e < 0 ? 0 : int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var point = mantissa.IndexOf('.');
        var places = point < 0 ? 0 : mantissa.Length - point - 1;
        return BigInteger.Parse(mantissa.Replace(".", ""), CultureInfo.InvariantCulture) * BigInteger.Pow(10, 10 + exponent - places);
    }
}

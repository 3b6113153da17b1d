using System.Globalization;

namespace McpPolicy.Policy.Limits;

/// <summary>An amount of quota, in millionths: 0 to 1,000,000,000,000 (10^12), with six decimal places. Integers throughout, so that
/// sums are exact and a shared store can keep them without floating point.</summary>
/// <param name="Micros">The amount in millionths.</param>
public readonly record struct Quantity(long Micros) : IComparable<Quantity>
{
    /// <summary>Millionths in one.</summary>
    public const long Scale = 1_000_000;

    /// <summary>The greatest amount, 10^12.</summary>
    public static readonly Quantity MaxValue = new(1_000_000_000_000 * Scale);

    /// <summary>What a call uses up unless the limit says otherwise.</summary>
    public static readonly Quantity One = new(Scale);

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => Micros.CompareTo(other.Micros);

    /// <summary>Whether one amount is less than another.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Micros < right.Micros;

    /// <summary>Whether one amount is greater than another.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Micros > right.Micros;

    /// <summary>Whether one amount is at most another.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.Micros <= right.Micros;

    /// <summary>Whether one amount is at least another.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.Micros >= right.Micros;

    /// <summary>The amount without trailing zeros: <c>30</c>, <c>12.5</c>.</summary>
    public override string ToString() => ((decimal)Micros / Scale).ToString("0.######", CultureInfo.InvariantCulture);
}

using System.Text;
using McpPolicy.Policy.Limits;

namespace McpPolicy.Policy.Text;

/// <summary>A JSON number compared by its exact decimal value: no double, no big integers, no allocation, whatever its exponent. It is
/// <c>±0.d1d2d3… × 10^Exponent</c>, with d1 not zero.</summary>
internal readonly ref struct DecimalText
{
    private const int MaxExponentDigits = 17;
    private readonly ReadOnlySpan<byte> _mantissa;

    private DecimalText(ReadOnlySpan<byte> mantissa, bool negative, long exponent)
    {
        _mantissa = mantissa;
        IsNegative = negative;
        Exponent = exponent;
    }

    /// <summary>Below zero; -0 is not.</summary>
    public bool IsNegative { get; }

    /// <summary>Whether the value is 0, however it is written.</summary>
    public bool IsZero => _mantissa.IsEmpty;

    private long Exponent { get; }

    public static bool TryParse(string text, out DecimalText value) => TryParse(Encoding.ASCII.GetBytes(text), out value);

    /// <summary>Takes a number in JSON's grammar apart.</summary>
    /// <returns>False when its exponent has more than 17 digits: such a number cannot be compared with anything sensibly.</returns>
    public static bool TryParse(ReadOnlySpan<byte> json, out DecimalText value)
    {
        var negative = json is [(byte)'-', ..];
        var rest = negative ? json[1..] : json;
        var e = rest.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = e < 0 ? rest : rest[..e];
        var exponent = 0L;
        if (e >= 0 && !TryParseExponent(rest[(e + 1)..], out exponent))
        {
            value = default;
            return false;
        }

        var point = mantissa.IndexOf((byte)'.');
        var integerDigits = point < 0 ? mantissa.Length : point;
        var first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            value = default;
            return true;
        }

        var last = mantissa.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        var shift = point >= 0 && first > point ? integerDigits - first + 1 : integerDigits - first;
        value = new DecimalText(mantissa[first..(last + 1)], negative, exponent + shift);
        return true;
    }

    public int Compare(DecimalText other)
    {
        var sign = Sign;
        if (sign != other.Sign)
        {
            return sign.CompareTo(other.Sign);
        }

        var magnitude = Exponent != other.Exponent ? Exponent.CompareTo(other.Exponent) : CompareDigits(_mantissa, other._mantissa);
        return sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>The value in millionths, rounded up.</summary>
    /// <param name="micros">The millionths.</param>
    /// <param name="exact">Whether nothing was rounded.</param>
    /// <returns>False when the value is negative or beyond <see cref="Quantity.MaxValue"/>.</returns>
    public bool TryToMicros(out long micros, out bool exact)
    {
        (micros, exact) = (0, true);
        if (IsZero)
        {
            return true;
        }

        var places = Exponent + 6;
        if (IsNegative || places > 19)
        {
            return false;
        }

        Int128 total = 0;
        var digits = new DigitReader(_mantissa);
        for (var i = 0L; i < places; i++)
        {
            total = (total * 10) + (digits.Next() ?? 0);
        }

        exact = digits.Next() is null;
        total += exact ? 0 : 1;
        micros = total > Quantity.MaxValue.Micros ? 0 : (long)total;
        return total <= Quantity.MaxValue.Micros;
    }

    private int Sign =>
        IsZero ? 0
        : IsNegative ? -1
        : 1;

    private static int CompareDigits(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var a = new DigitReader(left);
        var b = new DigitReader(right);
        while (true)
        {
            var (x, y) = (a.Next(), b.Next());
            if (x is null || y is null)
            {
                // Trailing zeros are cut off, so the longer mantissa has a digit above zero somewhere.
                return (x is null ? 0 : 1) - (y is null ? 0 : 1);
            }

            if (x != y)
            {
                return x.Value.CompareTo(y.Value);
            }
        }
    }

    private static bool TryParseExponent(ReadOnlySpan<byte> text, out long exponent)
    {
        var negative = text is [(byte)'-', ..];
        var digits = text.TrimStart("+-"u8).TrimStart((byte)'0');
        exponent = 0;
        if (digits.Length > MaxExponentDigits)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            exponent = (exponent * 10) + (digit - '0');
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    /// <summary>Walks the digits of a mantissa, past its point.</summary>
    private ref struct DigitReader(ReadOnlySpan<byte> mantissa)
    {
        private readonly ReadOnlySpan<byte> _mantissa = mantissa;
        private int _next;

        public int? Next()
        {
            if (_next < _mantissa.Length && _mantissa[_next] == '.')
            {
                _next++;
            }

            return _next < _mantissa.Length ? _mantissa[_next++] - '0' : null;
        }
    }
}

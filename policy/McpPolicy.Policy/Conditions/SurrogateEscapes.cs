using System.Buffers.Text;

namespace McpPolicy.Policy.Conditions;

/// <summary>JSON's grammar lets a \u escape be half of a surrogate pair (RFC 8259 section 8.2), which is no character and has no UTF-8.
/// Parsers differ in what they make of it, so a value that holds one cannot be decided on.</summary>
internal static class SurrogateEscapes
{
    private const int Length = 6;

    /// <summary>Whether every escaped surrogate in a valid JSON value stands in a pair.</summary>
    public static bool ArePaired(ReadOnlySpan<byte> json)
    {
        var rest = json;
        for (var at = rest.IndexOf((byte)'\\'); at >= 0; at = rest.IndexOf((byte)'\\'))
        {
            rest = rest[at..];
            var unit = CodeUnit(rest);
            if (unit is < 0xD800 or > 0xDFFF)
            {
                rest = rest[(unit < 0 ? 2 : Length)..];
                continue;
            }

            var second = unit < 0xDC00 ? CodeUnit(rest[Length..]) : -1;
            if (second is < 0xDC00 or > 0xDFFF)
            {
                return false;
            }

            rest = rest[(2 * Length)..];
        }

        return true;
    }

    /// <summary>The UTF-16 code unit of the \u escape at the beginning; -1 when there is none.</summary>
    private static int CodeUnit(ReadOnlySpan<byte> text) =>
        text is [(byte)'\\', (byte)'u', ..] && Utf8Parser.TryParse(text[2..Length], out ushort unit, out _, 'x') ? unit : -1;
}

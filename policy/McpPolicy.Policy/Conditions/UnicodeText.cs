using System.Buffers.Text;
using System.Text.Unicode;

namespace McpPolicy.Policy.Conditions;

/// <summary>JSON's grammar lets a \u escape be half of a surrogate pair (RFC 8259 section 8.2), and its parsers let bytes pass that are not
/// UTF-8. They differ in what they make of both, so a value that holds either cannot be decided on.</summary>
internal static class UnicodeText
{
    private const int Length = 6;

    /// <summary>Whether a JSON value holds nothing but characters.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> json) => Utf8.IsValid(json) && ArePaired(json);

    private static bool ArePaired(ReadOnlySpan<byte> json)
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

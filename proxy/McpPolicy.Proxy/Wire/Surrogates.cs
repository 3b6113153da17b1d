using System.Globalization;

namespace McpPolicy.Proxy.Wire;

/// <summary>Escaped UTF-16 surrogates in JSON strings (RFC 8259, section 8.2: unpaired ones are read differently by different parsers).</summary>
internal static class Surrogates
{
    /// <summary>Whether every surrogate escape of a raw JSON string is one of a pair, high before low.</summary>
    /// <param name="raw">The string as it stands, valid JSON, without its quotes.</param>
    public static bool ArePaired(ReadOnlySpan<byte> raw)
    {
        bool high = false;
        int i = 0;
        while (i < raw.Length)
        {
            int unit = raw[i] == (byte)'\\' && raw[i + 1] == (byte)'u' ? CodeUnit(raw.Slice(i + 2, 4)) : 0;
            if (high != unit is >= 0xDC00 and <= 0xDFFF)
            {
                return false;
            }

            high = unit is >= 0xD800 and <= 0xDBFF;
            i += Width(raw, i);
        }

        return !high;
    }

    private static int Width(ReadOnlySpan<byte> raw, int i)
    {
        if (raw[i] != (byte)'\\')
        {
            return 1;
        }

        return raw[i + 1] == (byte)'u' ? 6 : 2;
    }

    private static int CodeUnit(ReadOnlySpan<byte> digits) =>
        int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

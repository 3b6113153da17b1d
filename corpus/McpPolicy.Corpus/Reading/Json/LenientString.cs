using System.Globalization;
using System.Text;

namespace McpPolicy.Corpus.Reading.Json;

/// <summary>Strings in any quotes, with any escapes.</summary>
internal static class LenientString
{
    /// <summary>Reads a string behind its opening quote.</summary>
    /// <returns>The text, where reading goes on, and what was tolerated.</returns>
    public static (string Value, int End, Leniency Leniency) Read(string text, int start, char quote)
    {
        var value = new StringBuilder();
        Leniency leniency = Leniency.None;
        int position = start;
        while (position < text.Length && text[position] != quote)
        {
            if (text[position] == '\\' && position + 1 < text.Length)
            {
                position = Unescape(text, position + 1, value, ref leniency);
                continue;
            }

            leniency |= text[position] < ' ' ? Leniency.RawControls : Leniency.None;
            value.Append(text[position++]);
        }

        return position < text.Length
            ? (value.ToString(), position + 1, leniency)
            : (value.ToString(), position, leniency | Leniency.CutOff);
    }

    private static int Unescape(string text, int position, StringBuilder value, ref Leniency leniency)
    {
        const string Escapes = "\"\\/bfnrt";
        const string Meanings = "\"\\/\b\f\n\r\t";
        char escape = text[position];
        int index = Escapes.IndexOf(escape, StringComparison.Ordinal);
        if (index >= 0)
        {
            value.Append(Meanings[index]);
            return position + 1;
        }

        int digits = escape switch
        {
            'u' => HexDigits(text, position + 1, 4),
            'x' => HexDigits(text, position + 1, 2),
            _ => 0,
        };
        leniency |= escape == 'u' && digits == 4 ? Leniency.None : Leniency.LooseEscapes;
        value.Append(digits > 0 ? CodeUnit(text.AsSpan(position + 1, digits)) : escape);
        return position + 1 + digits;
    }

    private static char CodeUnit(ReadOnlySpan<char> digits) =>
        (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static int HexDigits(string text, int start, int most)
    {
        int count = 0;
        while (count < most && start + count < text.Length && char.IsAsciiHexDigit(text[start + count]))
        {
            count++;
        }

        return count;
    }
}

using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace McpPolicy.Corpus.Reading.Text;

/// <summary>UTF-7 (RFC 2152), which the framework no longer reads.</summary>
internal static class Utf7
{
    private static readonly SearchValues<char> Digits = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    );

    /// <summary>Decodes a text; what is no UTF-7 stays as it is.</summary>
    public static string Decode(string text)
    {
        var decoded = new StringBuilder();
        int position = 0;
        while (position < text.Length)
        {
            if (text[position] != '+')
            {
                decoded.Append(text[position++]);
                continue;
            }

            int length = text.AsSpan(position + 1).IndexOfAnyExcept(Digits);
            length = length < 0 ? text.Length - position - 1 : length;
            decoded.Append(length == 0 ? "+" : Shifted(text.Substring(position + 1, length)));
            position += length + 1;
            position += position < text.Length && text[position] == '-' ? 1 : 0;
        }

        return decoded.ToString();
    }

    private static string Shifted(string encoded)
    {
        string padded = encoded.PadRight((encoded.Length + 3) / 4 * 4, '=');
        return Base64.IsValid(padded) ? Encoding.BigEndianUnicode.GetString(Convert.FromBase64String(padded)) : "+" + encoded;
    }
}

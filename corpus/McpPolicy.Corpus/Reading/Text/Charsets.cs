using System.Text;
using System.Text.RegularExpressions;

namespace McpPolicy.Corpus.Reading.Text;

/// <summary>Encodings that a header names, or that the first bytes suggest.</summary>
internal static partial class Charsets
{
    static Charsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The texts by every charset that the media types name, other than UTF-8.</summary>
    public static IEnumerable<string> Named(byte[] bytes, string contentTypes)
    {
        foreach (Match match in CharsetPattern().Matches(contentTypes))
        {
            string name = match.Groups["name"].Value;
            if (name.Replace("-", "", StringComparison.Ordinal).Equals("utf7", StringComparison.OrdinalIgnoreCase))
            {
                yield return Utf7.Decode(Encoding.Latin1.GetString(bytes));
            }
            else if (!name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && Find(name) is { } encoding)
            {
                yield return encoding.GetString(bytes);
            }
        }
    }

    /// <summary>The encodings that NULs among the bytes suggest (RFC 4627, section 3).</summary>
    public static IEnumerable<Encoding> Sniff(byte[] bytes)
    {
        ReadOnlySpan<byte> start = bytes.AsSpan(0, Math.Min(4, bytes.Length));
        return start.Contains((byte)0) || start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true)]
            : [];
    }

    private static Encoding? Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("charset\\s*=\\s*[\"']?(?<name>[^\\s\"';,]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CharsetPattern();
}

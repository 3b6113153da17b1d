using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace McpPolicy.Proxy.Guards;

/// <summary>Header values compared with UTF-8 from a body.</summary>
internal static class HeaderText
{
    private const string EncodedStart = "=?base64?";
    private const string EncodedEnd = "?=";
    private const int StackLimit = 512;

    /// <summary>Whether a header value is exactly this text.</summary>
    public static bool Equals(string? value, ReadOnlySpan<byte> text)
    {
        if (value is null || Encoding.UTF8.GetByteCount(value) != text.Length)
        {
            return false;
        }

        byte[]? rented = text.Length > StackLimit ? ArrayPool<byte>.Shared.Rent(text.Length) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[StackLimit];
        int length = Encoding.UTF8.GetBytes(value, utf8);
        bool equal = utf8[..length].SequenceEqual(text);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return equal;
    }

    /// <summary>Whether a header value, after undoing <c>=?base64?…?=</c>, is exactly this text.</summary>
    public static bool EqualsDecoded(string? value, ReadOnlySpan<byte> text)
    {
        if (value is null || !value.StartsWith(EncodedStart, StringComparison.Ordinal))
        {
            return Equals(value, text);
        }

        ReadOnlySpan<char> encoded = value.AsSpan(EncodedStart.Length);
        if (!encoded.EndsWith(EncodedEnd))
        {
            return Equals(value, text);
        }

        // Convert skips blanks inside; another decoder may stop at them.
        if (encoded.ContainsAny(" \t"))
        {
            return false;
        }

        byte[] decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];
        return Convert.TryFromBase64Chars(encoded[..^EncodedEnd.Length], decoded, out int length)
            && decoded.AsSpan(0, length).SequenceEqual(text);
    }
}

using System.Buffers;
using System.Text;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>Splits a text at JSON's tokens, so that mutations respect them when they want to. Joined they are the text again.</summary>
internal static class JsonTokens
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create("{}[],:\" \t\r\n"u8);

    public static List<byte[]> Split(ReadOnlySpan<byte> text)
    {
        List<byte[]> tokens = [];
        while (!text.IsEmpty)
        {
            int length = LengthOf(text);
            tokens.Add(text[..length].ToArray());
            text = text[length..];
        }

        return tokens;
    }

    public static byte[] Join(IEnumerable<byte[]> tokens) => [.. tokens.SelectMany(static token => token)];

    public static bool IsString(byte[] token) => token is [(byte)'"', .., (byte)'"'];

    public static byte[] String(string raw) => Encoding.UTF8.GetBytes($"\"{raw}\"");

    private static int LengthOf(ReadOnlySpan<byte> text)
    {
        if (text[0] == '"')
        {
            int end = 1;
            while (end < text.Length && text[end] != '"')
            {
                end += text[end] == '\\' ? 2 : 1;
            }

            return Math.Min(end + 1, text.Length);
        }

        int word = text.IndexOfAny(Ends);
        return word switch
        {
            < 0 => text.Length,
            0 => 1,
            _ => word,
        };
    }
}

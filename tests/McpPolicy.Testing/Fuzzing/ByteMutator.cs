using System.Text;

namespace McpPolicy.Testing.Fuzzing;

/// <summary>Spoils text byte by byte, with a liking for what means something to parsers.</summary>
public static class ByteMutator
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0041",
            "\\ud83d",
            "\\ude00",
            "null",
            "true",
            "-",
            "1e999999999",
            "0",
            ".5",
            "\n",
            "\t",
            "\0",
            "#",
            "&a ",
            "*a",
            "!!str ",
            "<<: *a\n",
            "---\n",
            "...\n",
            "- ",
            "? ",
            "|\n",
            ">-\n",
            "'",
            "%YAML 1.1\n",
            "  ",
            "é",
            "😀",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC3],
        [0xED, 0xA0, 0x80],
        [0xEF, 0xBB, 0xBF],
    ];

    /// <summary>A copy with one to five changes: a token put in, bytes taken out, doubled, exchanged or a bit turned.</summary>
    public static byte[] Mutate(Random random, byte[] source)
    {
        var bytes = source.ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0:
                    bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 12)));
                    break;
                case 2:
                    bytes.InsertRange(at, Chunk(random, bytes));
                    break;
                case 3 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 4 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }

    private static List<byte> Chunk(Random random, List<byte> bytes)
    {
        var start = random.Next(bytes.Count + 1);
        return bytes.GetRange(start, Math.Min(bytes.Count - start, random.Next(1, 60)));
    }
}

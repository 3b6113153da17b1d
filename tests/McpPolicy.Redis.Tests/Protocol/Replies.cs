using System.Globalization;
using System.Text;
using McpPolicy.Redis.Protocol;

namespace McpPolicy.Redis.Tests.Protocol;

/// <summary>Random replies with the bytes that a server would send for them.</summary>
internal static class Replies
{
    /// <summary>A reply: its bytes, and its notation by <see cref="Show"/>.</summary>
    public static (byte[] Bytes, string Shown) Make(Random random, int depth = 0)
    {
        switch (random.Next(depth < 4 ? 8 : 6))
        {
            case 0:
                return (Ascii("$-1\r\n"), "null");
            case 1:
                return (Ascii("*-1\r\n"), "null");
            case 2:
                var number = random.Next(3) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(-3, 1000);
                return (Ascii($":{number}\r\n"), number.ToString(CultureInfo.InvariantCulture));
            case 3:
                var simple = new string('s', random.Next(0, 30));
                return (Ascii($"+{simple}\r\n"), $"+{simple}");
            case 4:
                return (Ascii("-ERR no\r\n"), "-ERR no");
            case 5:
                var bytes = new byte[random.Next(3) == 0 ? random.Next(5000) : random.Next(10)];
                random.NextBytes(bytes);
                return ([.. Ascii($"${bytes.Length}\r\n"), .. bytes, .. "\r\n"u8], "$" + Convert.ToHexString(bytes));
            default:
                var items = Enumerable.Range(0, random.Next(5)).Select(_ => Make(random, depth + 1)).ToArray();
                return (
                    [.. Ascii($"*{items.Length}\r\n"), .. items.SelectMany(i => i.Bytes)],
                    $"[{string.Join(',', items.Select(i => i.Shown))}]"
                );
        }
    }

    public static string Show(RespValue value) =>
        value.Type switch
        {
            RespType.Null => "null",
            RespType.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            RespType.SimpleString => "+" + value.Text,
            RespType.Error => "-" + value.Text,
            RespType.BulkString => "$" + Convert.ToHexString(value.Bytes),
            _ => $"[{string.Join(',', value.Items.Select(Show))}]",
        };

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}

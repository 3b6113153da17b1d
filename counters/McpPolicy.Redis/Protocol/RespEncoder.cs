using System.Buffers.Text;
using System.Diagnostics;

namespace McpPolicy.Redis.Protocol;

/// <summary>Writes a command as an array of bulk strings.</summary>
internal static class RespEncoder
{
    private const int LongestNumber = 20;

    public static byte[] Encode(ReadOnlySpan<RedisArgument> arguments)
    {
        var size = 1 + LongestNumber + 2;
        foreach (ref readonly var argument in arguments)
        {
            size += 1 + LongestNumber + 2 + argument.Length + 2;
        }

        var buffer = new byte[size];
        var at = WriteHeader(buffer, 0, (byte)'*', arguments.Length);
        foreach (ref readonly var argument in arguments)
        {
            at = WriteHeader(buffer, at, (byte)'$', argument.Length);
            at += argument.CopyTo(buffer.AsSpan(at));
            at = WriteEnd(buffer, at);
        }

        return buffer[..at];
    }

    private static int WriteHeader(byte[] buffer, int at, byte type, int value)
    {
        buffer[at++] = type;
        var isWritten = Utf8Formatter.TryFormat(value, buffer.AsSpan(at), out var written);
        Debug.Assert(isWritten, "the buffer has room for any number");
        return WriteEnd(buffer, at + written);
    }

    private static int WriteEnd(byte[] buffer, int at)
    {
        buffer[at++] = (byte)'\r';
        buffer[at++] = (byte)'\n';
        return at;
    }
}

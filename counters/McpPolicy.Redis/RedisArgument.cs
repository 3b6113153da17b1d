using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace McpPolicy.Redis;

/// <summary>An argument of a command: bytes, or an integer in decimal digits.</summary>
public readonly struct RedisArgument
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly long _integer;
    private readonly bool _isInteger;

    /// <summary>Makes an argument of bytes, which must not change until the command was executed.</summary>
    /// <param name="bytes">The bytes.</param>
    public RedisArgument(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        Length = bytes.Length;
    }

    /// <summary>Makes an argument of an integer.</summary>
    /// <param name="integer">The integer.</param>
    public RedisArgument(long integer)
    {
        _integer = integer;
        _isInteger = true;
        Span<byte> digits = stackalloc byte[20];
        Length = Format(digits);
    }

    /// <summary>Makes an argument of a text, in UTF-8.</summary>
    /// <param name="text">The text.</param>
    public RedisArgument(string text)
        : this(Encoding.UTF8.GetBytes(text)) { }

    /// <summary>How many bytes it is.</summary>
    public int Length { get; }

    /// <summary>Copies the argument.</summary>
    /// <param name="target">At least <see cref="Length"/> bytes.</param>
    /// <returns>How many bytes were copied.</returns>
    internal int CopyTo(Span<byte> target)
    {
        if (_isInteger)
        {
            return Format(target);
        }

        _bytes.Span.CopyTo(target);
        return Length;
    }

    private int Format(Span<byte> target)
    {
        var isWritten = Utf8Formatter.TryFormat(_integer, target, out var written);
        Debug.Assert(isWritten, "twenty digits hold any 64-bit integer");
        return written;
    }
}

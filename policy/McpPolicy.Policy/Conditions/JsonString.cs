using System.Buffers;
using System.Text.Json;

namespace McpPolicy.Policy.Conditions;

/// <summary>A JSON string's content, unescaped only if it has to be. Dispose returns the buffer that took.</summary>
internal ref struct JsonString : IDisposable
{
    private byte[]? _rented;

    public JsonString(ReadOnlySpan<byte> content, bool isEscaped)
    {
        if (!isEscaped)
        {
            Utf8 = content;
            return;
        }

        _rented = ArrayPool<byte>.Shared.Rent(content.Length + 2);
        Utf8 = Unescape(content, _rented);
    }

    /// <summary>The string in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 { get; }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> content, byte[] buffer)
    {
        var quoted = ArrayPool<byte>.Shared.Rent(content.Length + 2);
        try
        {
            quoted[0] = (byte)'"';
            content.CopyTo(quoted.AsSpan(1));
            quoted[content.Length + 1] = (byte)'"';
            var reader = new Utf8JsonReader(quoted.AsSpan(0, content.Length + 2));
            reader.Read();
            return buffer.AsSpan(0, reader.CopyString(buffer));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(quoted);
        }
    }
}

using System.Buffers;
using System.Text.Json;

namespace McpPolicy.Policy.Conditions;

/// <summary>A JSON string's content, unescaped only if it has to be. Dispose returns the buffer that took.</summary>
internal ref struct JsonString : IDisposable
{
    private byte[]? _rented;

    /// <summary>Opens a string of the arguments.</summary>
    /// <param name="raw">The string as written, quotes included.</param>
    /// <param name="isEscaped">Whether it has an escape.</param>
    public JsonString(ReadOnlySpan<byte> raw, bool isEscaped)
    {
        if (!isEscaped)
        {
            Utf8 = raw[1..^1];
            return;
        }

        _rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        var reader = new Utf8JsonReader(raw);
        reader.Read();
        Utf8 = _rented.AsSpan(0, reader.CopyString(_rented));
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
}

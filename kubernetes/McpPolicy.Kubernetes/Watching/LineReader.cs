namespace McpPolicy.Kubernetes.Watching;

/// <summary>Splits a stream into lines of bounded length.</summary>
internal sealed class LineReader(Stream stream, int maxLineBytes, Action onBytes)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _searched;
    private int _end;

    /// <summary>Reads a line without its end.</summary>
    /// <returns>The line, valid until the next call; null at the end of the stream.</returns>
    /// <exception cref="IOException">The line is too long, or the stream ended within it.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TakeLine() is { } line)
            {
                return line;
            }

            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0)
            {
                return _start == _end ? null : throw new IOException("the watch ended within an event");
            }

            onBytes();
            _end += read;
        }
    }

    private ReadOnlyMemory<byte>? TakeLine()
    {
        var newline = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n');
        if (newline < 0)
        {
            _searched = _end;
            return null;
        }

        var line = _buffer.AsMemory(_start, _searched + newline - _start);
        _start = _searched = _searched + newline + 1;
        return line;
    }

    private void MakeRoom()
    {
        var length = _end - _start;
        if (length > maxLineBytes)
        {
            throw new IOException($"a watch event is larger than the {maxLineBytes} bytes that are read");
        }

        // A fresh buffer after an unusually large event, so that a quiet watch does not hold on to megabytes.
        var target = length == 0 ? 16 * 1024 : _buffer.Length;
        if (length == _buffer.Length)
        {
            target *= 2;
        }

        var buffer = target == _buffer.Length ? _buffer : new byte[target];
        _buffer.AsSpan(_start, length).CopyTo(buffer);
        (_buffer, _start, _searched, _end) = (buffer, 0, length, length);
    }
}

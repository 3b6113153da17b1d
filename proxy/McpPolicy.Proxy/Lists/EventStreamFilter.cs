using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>
/// Filters a <c>text/event-stream</c> (WHATWG HTML, section 9.2.6) as it comes: events whose data is no tool list go on byte for
/// byte as soon as they are complete, comments at once. Where the stream is split makes no difference to the result.
/// </summary>
internal sealed class EventStreamFilter(ListScope scope) : IDisposable
{
    private const byte Cr = (byte)'\r';
    private const byte Lf = (byte)'\n';

    private readonly PooledBuffer _event = new();
    private readonly PooledBuffer _data = new();
    private readonly PooledBuffer _rewritten = new();
    private int _lineStart;
    private bool _hasData;
    private bool _afterCr;
    private bool _started;

    /// <summary>Takes the next bytes and writes what may go on.</summary>
    /// <returns>False when an event is too large to be looked through: the stream cannot go on.</returns>
    public bool Process(ReadOnlySpan<byte> input, PooledBuffer output)
    {
        while (!input.IsEmpty)
        {
            input = TakeLineFeedOfCrLf(input, output);
            int end = input.IndexOfAny(Cr, Lf);
            ReadOnlySpan<byte> part = end < 0 ? input : input[..(end + 1)];
            if (_event.Length + part.Length > scope.Limits.MaxListBytes)
            {
                return false;
            }

            _event.Write(part);
            if (end >= 0)
            {
                _afterCr = input[end] == Cr;
                EndLine(_event.WrittenSpan[_lineStart..^1], output);
            }

            input = input[part.Length..];
        }

        return true;
    }

    /// <summary>
    /// Ends the stream. A client should drop an event that no blank line ended, but not every client does: it is filtered too.
    /// </summary>
    public void Complete(PooledBuffer output)
    {
        if (_event.Length > _lineStart)
        {
            EndLine(_event.WrittenSpan[_lineStart..], output);
        }

        Dispatch(output);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _event.Dispose();
        _data.Dispose();
        _rewritten.Dispose();
    }

    private ReadOnlySpan<byte> TakeLineFeedOfCrLf(ReadOnlySpan<byte> input, PooledBuffer output)
    {
        if (!_afterCr)
        {
            return input;
        }

        _afterCr = false;
        if (input[0] != Lf)
        {
            return input;
        }

        // It belongs to the line before; when that line ended its event, the event is gone already.
        (_event.Length == 0 ? output : _event).Write(input[..1]);
        _lineStart = _event.Length;
        return input[1..];
    }

    private void EndLine(ReadOnlySpan<byte> line, PooledBuffer output)
    {
        bool first = _lineStart == 0;
        _lineStart = _event.Length;
        if (!_started)
        {
            _started = true;
            line = EventStreamLine.WithoutByteOrderMark(line);
        }

        if (line.IsEmpty)
        {
            Dispatch(output);
        }
        else if (EventStreamLine.TryGetData(line, out ReadOnlySpan<byte> data))
        {
            AddData(data);
        }
        else if (first && line[0] == (byte)':')
        {
            Flush(output);
        }
    }

    private void AddData(ReadOnlySpan<byte> data)
    {
        if (_hasData)
        {
            _data.Write("\n"u8);
        }

        _hasData = true;
        _data.Write(data);
    }

    private void Dispatch(PooledBuffer output)
    {
        _rewritten.Clear();
        FilterVerdict verdict = _data.Length > 0 ? scope.Filter.Apply(_data.WrittenSpan, scope, _rewritten) : FilterVerdict.Unchanged;
        if (verdict != FilterVerdict.Unchanged)
        {
            if (verdict == FilterVerdict.Withheld)
            {
                WriteWithheld();
            }

            EventStreamLine.ReplaceData(_event.WrittenSpan, _rewritten.WrittenSpan, output);
            _event.Clear();
        }

        Flush(output);
    }

    private void WriteWithheld()
    {
        _rewritten.Clear();
        scope.Observer.ListWithheld();
        if (!scope.Id.IsEmpty)
        {
            WithheldAnswer.Write(_rewritten, scope.Id.Span);
        }
    }

    private void Flush(PooledBuffer output)
    {
        output.Write(_event.WrittenSpan);
        // A stream may be silent for hours until its next event.
        _event.Release();
        _data.Release();
        _rewritten.Release();
        _lineStart = 0;
        _hasData = false;
    }
}

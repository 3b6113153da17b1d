using System.Buffers.Text;

namespace McpPolicy.Redis.Protocol;

/// <summary>
/// Reads RESP2 replies from bytes that come in any portions. Each byte is looked at once however finely they are cut, and nothing is
/// reserved for sizes that are only announced.
/// </summary>
internal sealed class RespDecoder(RespLimits limits)
{
    private readonly Stack<RespArray> _open = new();
    private readonly InputBuffer _input = new();
    private int _pendingBulk = -1;
    private int _values;
    private long _bytes;
    private bool _broken;

    /// <summary>Takes over what was received.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => _input.Append(bytes);

    /// <summary>Reads the next whole reply.</summary>
    public RespStatus TryRead(out RespValue reply)
    {
        reply = default;
        while (!_broken)
        {
            var status = TryReadValue(out var value, out var opened);
            if (status == RespStatus.Incomplete)
            {
                return status;
            }

            if (status == RespStatus.Malformed)
            {
                break;
            }

            if (!opened && Close(value, out reply))
            {
                (_values, _bytes) = (0, 0);
                return RespStatus.Complete;
            }
        }

        _broken = true;
        return RespStatus.Malformed;
    }

    /// <summary>Puts a value into the innermost open array; true when with that the whole reply is there.</summary>
    private bool Close(RespValue value, out RespValue reply)
    {
        reply = value;
        while (_open.TryPeek(out var array))
        {
            array.Add(reply);
            if (!array.IsComplete)
            {
                return false;
            }

            reply = _open.Pop().ToValue();
        }

        return true;
    }

    private RespStatus TryReadValue(out RespValue value, out bool opened)
    {
        value = default;
        opened = false;
        if (_pendingBulk >= 0)
        {
            return TryReadBulk(out value);
        }

        var status = _input.TryReadLine(limits.MaxLine, out var line);
        if (status != RespStatus.Complete)
        {
            return status;
        }

        if (line.IsEmpty || !Account(1, line.Length + 2))
        {
            return RespStatus.Malformed;
        }

        var rest = line[1..];
        switch (line[0])
        {
            case (byte)'+':
                value = RespValue.OfBytes(RespType.SimpleString, rest);
                return RespStatus.Complete;
            case (byte)'-':
                value = RespValue.OfBytes(RespType.Error, rest);
                return RespStatus.Complete;
            case (byte)':':
                return TryParse(rest, out var integer) ? Integer(integer, out value) : RespStatus.Malformed;
            case (byte)'$':
                return BeginBulk(rest, out value);
            case (byte)'*':
                return BeginArray(rest, out value, out opened);
            default:
                return RespStatus.Malformed;
        }
    }

    private static RespStatus Integer(long integer, out RespValue value)
    {
        value = RespValue.OfInteger(integer);
        return RespStatus.Complete;
    }

    private RespStatus BeginBulk(ReadOnlySpan<byte> header, out RespValue value)
    {
        value = RespValue.Null;
        if (!TryParse(header, out var length) || length < -1 || length > limits.MaxBulk)
        {
            return RespStatus.Malformed;
        }

        if (length == -1)
        {
            return RespStatus.Complete;
        }

        if (!Account(0, length + 2))
        {
            return RespStatus.Malformed;
        }

        _pendingBulk = (int)length;
        return TryReadBulk(out value);
    }

    private RespStatus TryReadBulk(out RespValue value)
    {
        value = default;
        var status = _input.TryReadBlock(_pendingBulk, out var block);
        if (status == RespStatus.Complete)
        {
            _pendingBulk = -1;
            value = RespValue.OfBytes(RespType.BulkString, block);
        }

        return status;
    }

    private RespStatus BeginArray(ReadOnlySpan<byte> header, out RespValue value, out bool opened)
    {
        value = RespValue.Null;
        opened = false;
        if (!TryParse(header, out var count) || count < -1 || count > limits.MaxValues || (count > 0 && _open.Count == limits.MaxDepth))
        {
            return RespStatus.Malformed;
        }

        if (count == 0)
        {
            value = RespValue.OfItems([]);
        }
        else if (count > 0)
        {
            _open.Push(new RespArray((int)count));
            opened = true;
        }

        return RespStatus.Complete;
    }

    private bool Account(int values, long bytes)
    {
        _values += values;
        _bytes += bytes;
        return _values <= limits.MaxValues && _bytes <= limits.MaxBytes;
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out long value) =>
        Utf8Parser.TryParse(text, out value, out var read) && read == text.Length && text[0] != (byte)'+';
}

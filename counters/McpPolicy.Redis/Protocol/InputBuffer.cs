namespace McpPolicy.Redis.Protocol;

/// <summary>Received bytes that are not yet read. It shrinks again after an unusually large reply.</summary>
internal sealed class InputBuffer
{
    private const int Usual = 16 * 1024;
    private byte[] _bytes = new byte[Usual];
    private int _start;
    private int _end;

    // Where the search for the end of the line goes on, so that a line in many portions is searched once.
    private int _searched;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _bytes.Length - _end)
        {
            MakeRoom(bytes.Length);
        }

        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>Reads up to and including CR LF; the line comes without them and is valid until the next call of any method.</summary>
    public RespStatus TryReadLine(int maxLine, out ReadOnlySpan<byte> line)
    {
        line = default;
        var from = Math.Max(_start, _searched);
        var end = _bytes.AsSpan(from, _end - from).IndexOf((byte)'\n');
        var length = (end < 0 ? _end : from + end) - _start;
        if (length > maxLine + 1)
        {
            return RespStatus.Malformed;
        }

        if (end < 0)
        {
            _searched = _end;
            return RespStatus.Incomplete;
        }

        if (length == 0 || _bytes[_start + length - 1] != (byte)'\r')
        {
            return RespStatus.Malformed;
        }

        line = _bytes.AsSpan(_start, length - 1);
        Take(length + 1);
        return line.Contains((byte)'\r') ? RespStatus.Malformed : RespStatus.Complete;
    }

    /// <summary>Reads so many bytes and the CR LF after them; valid until the next call of any method.</summary>
    public RespStatus TryReadBlock(int length, out ReadOnlySpan<byte> block)
    {
        block = default;
        if (_end - _start < length + 2)
        {
            return RespStatus.Incomplete;
        }

        block = _bytes.AsSpan(_start, length);
        var isEnded = _bytes.AsSpan(_start + length, 2).SequenceEqual("\r\n"u8);
        Take(length + 2);
        return isEnded ? RespStatus.Complete : RespStatus.Malformed;
    }

    private void Take(int count)
    {
        _start += count;
        _searched = _start;
        if (_start == _end)
        {
            // The bytes stay where they are: what was just handed out is still read.
            (_start, _end, _searched) = (0, 0, 0);
        }
    }

    private void MakeRoom(int length)
    {
        var kept = _end - _start;
        var size = Math.Max(Usual, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(kept + length)));
        var target = size == _bytes.Length ? _bytes : new byte[size];
        _bytes.AsSpan(_start, kept).CopyTo(target);
        _searched = Math.Max(0, _searched - _start);
        (_bytes, _start, _end) = (target, 0, kept);
    }
}

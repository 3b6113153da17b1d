namespace McpPolicy.Proxy.Streams;

/// <summary>Knows whether a stream of events stands between two of them: after a blank line (WHATWG HTML, section 9.2.6), or at its start.</summary>
internal sealed class EventBoundary
{
    private byte _last = (byte)'\n';
    private bool _lineIsEmpty = true;
    private bool _reached = true;

    /// <summary>Whether an event has just ended.</summary>
    public bool IsReached => _reached;

    /// <summary>Takes the next bytes of the stream.</summary>
    public void Pass(ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            // The second half of CRLF ends no line of its own.
            if (b == '\n' && _last == '\r')
            {
                _last = b;
                continue;
            }

            bool endsLine = b is (byte)'\n' or (byte)'\r';
            _reached = endsLine && _lineIsEmpty;
            _lineIsEmpty = endsLine;
            _last = b;
        }
    }
}

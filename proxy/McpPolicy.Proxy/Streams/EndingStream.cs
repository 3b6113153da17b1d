namespace McpPolicy.Proxy.Streams;

/// <summary>
/// An event stream that ends when it is told to, with a last event: between two events, never within one, because not every client
/// drops half an event.
/// </summary>
/// <param name="inner">The server's stream.</param>
/// <param name="ending">When to end and with what.</param>
internal sealed class EndingStream(Stream inner, StreamEnding ending) : ReadOnlyStream
{
    private readonly EventBoundary _boundary = new();
    private ReadOnlyMemory<byte> _last = ending.Farewell;
    private bool _ending;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_ending)
        {
            int count = await ReadUntilStoppingAsync(buffer, cancellationToken);
            if (!_ending)
            {
                return count;
            }
        }

        int taken = Math.Min(buffer.Length, _last.Length);
        _last[..taken].CopyTo(buffer);
        _last = _last[taken..];
        return taken;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadUntilStoppingAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        CancellationToken end = _boundary.IsReached ? ending.Stopping : CancellationToken.None;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end);
        try
        {
            int count = await inner.ReadAsync(buffer, either.Token);
            _boundary.Pass(buffer.Span[..count]);
            return count;
        }
        catch (OperationCanceledException) when (ending.Stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _ending = true;
            return 0;
        }
    }
}

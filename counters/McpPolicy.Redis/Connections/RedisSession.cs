using System.Buffers;
using McpPolicy.Redis.Protocol;

namespace McpPolicy.Redis.Connections;

/// <summary>
/// One connection from its handshake to its end. Commands are appended to a buffer; whoever finds nobody sending sends, so that commands
/// that come meanwhile leave together. Replies come in the order of the commands.
/// </summary>
internal sealed class RedisSession(Stream stream, RespDecoder decoder, RedisOptions options) : IThreadPoolWorkItem, IAsyncDisposable
{
    private const int ReadSize = 16 * 1024;
    private readonly Lock _gate = new();
    private readonly Queue<PendingCommand> _inFlight = new();
    private ArrayBufferWriter<byte> _outbound = new();
    private ArrayBufferWriter<byte> _sending = new();
    private bool _isSending;
    private RedisError? _end;

    /// <summary>Whether commands wait for replies.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate)
            {
                return _inFlight.Count > 0;
            }
        }
    }

    /// <summary>Sends a command, or fails it when too much waits; false when the session has ended.</summary>
    public bool TrySend(PendingCommand pending)
    {
        bool isFirst;
        lock (_gate)
        {
            if (_end is not null)
            {
                return false;
            }

            if (_inFlight.Count >= options.MaxPending || _outbound.WrittenCount + pending.Bytes.Length > options.MaxPendingBytes)
            {
                pending.Fail(RedisError.Overloaded);
                return true;
            }

            isFirst = _inFlight.Count == 0;
            _inFlight.Enqueue(pending);
            _outbound.Write(pending.Bytes.Span);
            if (_isSending)
            {
                return true;
            }

            _isSending = true;
        }

        // A lone command leaves at once. Under load sending queues behind the calls that are ready to run, whose commands then leave together.
        if (isFirst)
        {
            Execute();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Execute() => _ = SendAsync();

    /// <summary>Reads replies until the connection ends.</summary>
    /// <returns>Why it ended.</returns>
    public async Task<string> RunAsync()
    {
        var buffer = new byte[ReadSize];
        try
        {
            while (TakeReplies())
            {
                var count = await stream.ReadAsync(buffer);
                if (count == 0)
                {
                    End("the server closed the connection");
                    break;
                }

                decoder.Append(buffer.AsSpan(0, count));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            End(exception.Message);
        }

        await stream.DisposeAsync();
        return FailAll();
    }

    /// <summary>Ends the session; <see cref="RunAsync"/> then fails what waits.</summary>
    public void End(string reason)
    {
        lock (_gate)
        {
            if (_end is not null)
            {
                return;
            }

            _end = new RedisError(RedisErrorKind.ConnectionLost, $"The connection was lost: {reason}.");
        }

        stream.Dispose();
    }

    /// <summary>Tells the callers of commands handed in at or before a moment that there is no reply in time.</summary>
    /// <returns>When the oldest command in flight was handed in; null when there is none.</returns>
    public long? FailUntil(long moment)
    {
        lock (_gate)
        {
            foreach (var pending in _inFlight)
            {
                if (pending.Since > moment)
                {
                    break;
                }

                pending.Fail(RedisError.TimedOut);
            }

            return _inFlight.TryPeek(out var oldest) ? oldest.Since : null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        End("the client is closed");
        return ValueTask.CompletedTask;
    }

    private async Task SendAsync()
    {
        try
        {
            while (TakeOutbound())
            {
                await stream.WriteAsync(_sending.WrittenMemory);
                _sending.ResetWrittenCount();
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            End(exception.Message);
        }
    }

    private bool TakeOutbound()
    {
        lock (_gate)
        {
            _isSending = _outbound.WrittenCount > 0 && _end is null;
            if (_isSending)
            {
                (_outbound, _sending) = (_sending, _outbound);
            }

            return _isSending;
        }
    }

    private bool TakeReplies()
    {
        while (true)
        {
            switch (decoder.TryRead(out var reply))
            {
                case RespStatus.Incomplete:
                    return true;
                case RespStatus.Complete when TryTake(RedisResult.Of(reply)):
                    continue;
                case RespStatus.Complete:
                    End("the server sent a reply that nobody asked for");
                    return false;
                default:
                    End("the server sent something that is not RESP, or too large");
                    return false;
            }
        }
    }

    private bool TryTake(RedisResult reply)
    {
        PendingCommand? pending;
        lock (_gate)
        {
            if (!_inFlight.TryPeek(out pending))
            {
                return false;
            }
        }

        // Only this thread takes commands out, so it is still the first.
        if (pending.TakeReply(reply))
        {
            lock (_gate)
            {
                _inFlight.Dequeue();
            }
        }

        return true;
    }

    private string FailAll()
    {
        lock (_gate)
        {
            while (_inFlight.TryDequeue(out var pending))
            {
                pending.Fail(_end!);
            }

            return _end!.Message;
        }
    }
}

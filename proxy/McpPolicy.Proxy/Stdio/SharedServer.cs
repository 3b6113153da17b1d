namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// The one process that answers all requests of the stateless era. Started when first needed and again, at growing intervals, when it has
/// ended.
/// </summary>
internal sealed class SharedServer(StdioOptions options, TimeProvider time, ILogger logger) : IUnsolicitedMessages, IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly Lock _starting = new();
    private StdioConnection? _connection;
    private TimeSpan _pause;
    private long _startedAt;
    private bool _disposed;

    /// <summary>The running process, started if need be; null when it cannot run now.</summary>
    public StdioConnection? Get()
    {
        lock (_starting)
        {
            if (_disposed || _connection is { Closed.IsCompleted: false })
            {
                return _disposed ? null : _connection;
            }

            return IsPausing() ? null : Start();
        }
    }

    /// <inheritdoc/>
    public void Receive(StdioConnection connection, in ServerMessage message)
    {
        if (message.IsRequest)
        {
            // There is nobody to ask: this era has no requests from servers (2026-07-28 uses input_required results instead).
            ReadOnlyMemory<byte> id = message.Bytes[message.Id];
            _ = connection.TrySendAsync(
                RpcError.Create(id.Span, RpcError.MethodNotFound, "The client cannot be asked in this protocol version.")
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        StdioConnection? last;
        lock (_starting)
        {
            _disposed = true;
            last = _connection;
        }

        if (last is not null)
        {
            await last.DisposeAsync();
        }
    }

    // A process that ran well for longer than the pause it was started after has earned a fresh start.
    private bool IsPausing()
    {
        if (_startedAt == 0)
        {
            return false;
        }

        TimeSpan since = time.GetElapsedTime(_startedAt);
        if (since > LongestPause)
        {
            _pause = TimeSpan.Zero;
        }

        return since < _pause;
    }

    private StdioConnection? Start()
    {
        _pause = _pause == TimeSpan.Zero ? FirstPause : TimeSpan.FromTicks(Math.Min(2 * _pause.Ticks, LongestPause.Ticks));
        _startedAt = time.GetTimestamp();
        _connection = ChildProcess.TryStart(options, time, logger) is { } process
            ? new StdioConnection(process, options, this, logger)
            : null;
        return _connection;
    }
}

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// One process for many clients. Started when first needed and again, at growing intervals, when it has ended.
/// </summary>
/// <param name="options">The program.</param>
/// <param name="unsolicited">Takes what the server sends unasked.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of starts and ends.</param>
internal sealed class SharedServer(StdioOptions options, IUnsolicitedMessages unsolicited, TimeProvider time, ILogger logger)
    : IAsyncDisposable
{
    private readonly Lock _starting = new();
    private readonly RestartPause _pause = new(time);
    private StdioConnection? _connection;
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

            return _pause.IsOn ? null : Start();
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

    private StdioConnection? Start()
    {
        _pause.Start();
        _connection = ChildProcess.TryStart(options, time, logger) is { } process
            ? new StdioConnection(process, options, unsolicited, logger)
            : null;
        return _connection;
    }
}

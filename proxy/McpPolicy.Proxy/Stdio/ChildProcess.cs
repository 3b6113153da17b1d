using System.ComponentModel;
using System.Diagnostics;
using McpPolicy.Proxy.Logs;

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// The server's process: started without a shell and with only the environment given, ended the way the specification asks
/// (MCP 2025-11-25, Lifecycle, "Shutdown", stdio): input closed, then SIGTERM, then SIGKILL. What it started ends with it.
/// </summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private const int LogLinesPerSecond = 100;
    private static readonly TimeSpan GroupPoll = TimeSpan.FromMilliseconds(20);
    private static readonly byte[] NewLine = [(byte)'\n'];
    private readonly Process _process;
    private readonly StdioOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Task _standardError;
    private readonly Task _ended;

    private ChildProcess(Process process, StdioOptions options, TimeProvider time, ILogger logger)
    {
        _process = process;
        _options = options;
        _time = time;
        _logger = logger;
        Id = process.Id;
        _standardError = LogStandardErrorAsync();
        _ended = EndWithItsGroupAsync();
    }

    /// <summary>The process id, and that of its group.</summary>
    public int Id { get; }

    /// <summary>What the server writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts the program, or says in the log why it cannot and returns null.</summary>
    public static ChildProcess? TryStart(StdioOptions options, TimeProvider time, ILogger logger)
    {
        try
        {
            var child = new ChildProcess(Process.Start(Describe(options))!, options, time, logger);
            Log.Started(logger, options.Command, child.Id);
            return child;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            Log.StartFailed(logger, options.Command, exception.Message);
            return null;
        }
    }

    /// <summary>Writes one message as one line. A write that has begun is never broken off: half a line would spoil the next.</summary>
    /// <returns>False when the process no longer reads.</returns>
    public async Task<bool> TryWriteAsync(ReadOnlyMemory<byte> message)
    {
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            Stream input = _process.StandardInput.BaseStream;
            await input.WriteAsync(message, CancellationToken.None);
            await input.WriteAsync(NewLine, CancellationToken.None);
            await input.FlushAsync(CancellationToken.None);
            return true;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Ends the process and its group, and waits for their end.</summary>
    public async ValueTask DisposeAsync()
    {
        CloseInput();
        if (!await HasEndedAsync())
        {
            Signal(ProcessGroup.Terminate);
            if (!await HasEndedAsync())
            {
                Log.Killed(_logger, _options.Command, Id);
                Signal(ProcessGroup.Kill);
            }
        }

        await _ended;
        await _standardError.WaitAsync(_options.StopTimeout, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.Dispose();
    }

    private static ProcessStartInfo Describe(StdioOptions options)
    {
        ProcessStartInfo start = ProcessGroup.Leader is { } leader
            ? new(leader, [options.Command, .. options.Arguments])
            : new(options.Command, options.Arguments);
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment.Clear();
        foreach ((string name, string value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Signal(int signal)
    {
        if (ProcessGroup.Leader is not null)
        {
            ProcessGroup.Signal(Id, signal);
        }
        else if (signal == ProcessGroup.Kill)
        {
            _process.Kill(entireProcessTree: true);
        }
        else
        {
            ProcessGroup.SignalOne(Id, signal);
        }
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.BaseStream.Close();
        }
        catch (IOException)
        {
            // The process has gone already.
        }
    }

    private async Task<bool> HasEndedAsync()
    {
        using var patience = new CancellationTokenSource(_options.StopTimeout, _time);
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _process.HasExited;
    }

    // What the program leaves running keeps its output open, and nobody could use it any more.
    private async Task EndWithItsGroupAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None);
        Log.Ended(_logger, _options.Command, Id, _process.ExitCode);
        if (ProcessGroup.Leader is null || !ProcessGroup.IsAlive(Id))
        {
            return;
        }

        ProcessGroup.Signal(Id, ProcessGroup.Terminate);
        using var patience = new CancellationTokenSource(_options.StopTimeout, _time);
        while (ProcessGroup.IsAlive(Id) && !patience.IsCancellationRequested)
        {
            await Task.Delay(GroupPoll, _time, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        ProcessGroup.Signal(Id, ProcessGroup.Kill);
        _ = ProcessGroup.IsAlive(Id);
    }

    private Task LogStandardErrorAsync()
    {
        var throttle = new LogThrottle(_time, LogLinesPerSecond);
        return new LogLines(_process.StandardError.BaseStream).ReadAsync(line =>
        {
            if (throttle.TryPass(out long missed))
            {
                if (missed > 0)
                {
                    Log.StandardErrorMissed(_logger, Id, missed);
                }

                Log.StandardError(_logger, Id, line);
            }
        });
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.StdioStarted, LogLevel.Information, "Started {Command} as process {ProcessId}", EventName = "StdioStarted")]
        public static partial void Started(ILogger logger, string command, int processId);

        [LoggerMessage(EventIds.StdioStartFailed, LogLevel.Error, "{Command} cannot be started: {Reason}", EventName = "StdioStartFailed")]
        public static partial void StartFailed(ILogger logger, string command, string reason);

        [LoggerMessage(
            EventIds.StdioEnded,
            LogLevel.Information,
            "{Command} (process {ProcessId}) ended with status {Status}",
            EventName = "StdioEnded"
        )]
        public static partial void Ended(ILogger logger, string command, int processId, int status);

        [LoggerMessage(
            EventIds.StdioKilled,
            LogLevel.Warning,
            "{Command} (process {ProcessId}) neither ends when its input closes nor on SIGTERM; killing it",
            EventName = "StdioKilled"
        )]
        public static partial void Killed(ILogger logger, string command, int processId);

        [LoggerMessage(EventIds.StdioStandardError, LogLevel.Information, "[{ProcessId}] {Line}", EventName = "StdioStandardError")]
        public static partial void StandardError(ILogger logger, int processId, string line);

        [LoggerMessage(
            EventIds.StdioStandardErrorMissed,
            LogLevel.Information,
            "[{ProcessId}] {Count} lines of its standard error were not written",
            EventName = "StdioStandardErrorMissed"
        )]
        public static partial void StandardErrorMissed(ILogger logger, int processId, long count);
    }
}

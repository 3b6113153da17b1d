using System.Threading.Channels;

namespace McpPolicy.Proxy.Policies;

/// <summary>
/// Tells that something happened in the policy file's directory. The directory and not the file is watched: editors and mounted ConfigMaps
/// replace files and symbolic links (<c>..data</c>) rather than write to them. Where the system grants no watch, polling alone has to do.
/// </summary>
internal sealed partial class FileChangeSignal : IDisposable
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly FileSystemWatcher? _watcher;

    public FileChangeSignal(string file, ILogger logger)
    {
        string directory = Path.GetDirectoryName(file)!;
        try
        {
            _watcher = new FileSystemWatcher(directory);
            _watcher.Changed += OnChange;
            _watcher.Created += OnChange;
            _watcher.Deleted += OnChange;
            _watcher.Renamed += OnChange;
            _watcher.Error += (_, _) => Signal();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            Log.NotWatching(logger, directory, exception.Message);
        }
    }

    /// <summary>Waits for the next change, or until <paramref name="atMost"/> has passed.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var poll = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(poll.Token, cancellationToken);
        try
        {
            await _changes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look without having been told.
        }
    }

    public void Dispose() => _watcher?.Dispose();

    private void OnChange(object sender, FileSystemEventArgs change) => Signal();

    private void Signal() => _changes.Writer.TryWrite(true);

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.PolicyNotWatched,
            LogLevel.Warning,
            "Changes in {Directory} are only polled for, not watched: {Reason}",
            EventName = "PolicyNotWatched"
        )]
        public static partial void NotWatching(ILogger logger, string directory, string reason);
    }
}

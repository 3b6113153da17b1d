using Microsoft.Extensions.Logging;

namespace McpPolicy.Identity.Keys;

/// <summary>
/// An issuer's keys, kept fresh. They are fetched again when they are old, in the background, and when a token names one that is not
/// there, at most once in <see cref="Pause"/>. Keys that could not be refreshed for too long are not used any more.
/// </summary>
internal sealed partial class SigningKeys(
    string name,
    IKeyFetcher fetcher,
    KeyTiming timing,
    IIdentityObserver observer,
    TimeProvider time,
    ILogger logger
)
{
    /// <summary>The least time between two fetches that tokens or failures cause.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private volatile Snapshot? _snapshot;
    private Task<string?>? _fetching;
    private long? _lastTry;
    private string? _lastProblem;

    /// <summary>Whether a token signed by a key may still be trusted. Old keys are fetched again on the way, in the background.</summary>
    public bool IsTrusted(SigningKey key)
    {
        RefreshWhenOld();
        return _snapshot is { } current && !IsTooOld(current) && current.Keys.Contains(key);
    }

    /// <summary>The keys to look a token's key up in, or null and why there are none.</summary>
    /// <param name="id">The token's <c>kid</c>: when no key has it, the issuer may have a new one.</param>
    /// <param name="cancellationToken">Gives up waiting; the fetch goes on.</param>
    public async ValueTask<(SigningKeySet? Keys, string? Problem)> GetAsync(string? id, CancellationToken cancellationToken)
    {
        RefreshWhenOld();
        if (_snapshot is not { } known || IsTooOld(known) || !known.Keys.HasId(id))
        {
            await TryFetch().WaitAsync(cancellationToken);
        }

        return _snapshot is { } current && !IsTooOld(current)
            ? (current.Keys, null)
            : (null, "The issuer's keys cannot be had at the moment, so the token cannot be checked.");
    }

    /// <summary>Fetches the keys now; the start of the program tells what is wrong with them.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public Task<string?> LoadAsync() => TryFetch();

    private bool IsTooOld(Snapshot snapshot) => time.GetElapsedTime(snapshot.At) > timing.Refresh + timing.MaxStale;

    private void RefreshWhenOld()
    {
        if (_snapshot is { } current && time.GetElapsedTime(current.At) > timing.Refresh)
        {
            _ = TryFetch();
        }
    }

    /// <summary>Joins the fetch under way, or begins one unless the last is too short ago.</summary>
    private Task<string?> TryFetch()
    {
        lock (_lock)
        {
            if (_fetching is { IsCompleted: false } running)
            {
                return running;
            }

            if (_lastTry is { } last && time.GetElapsedTime(last) < timing.Pause)
            {
                return Task.FromResult(_lastProblem);
            }

            _lastTry = time.GetTimestamp();
            return _fetching = Task.Run(FetchAsync);
        }
    }

    private async Task<string?> FetchAsync()
    {
        // Asked for before, so that keys are never taken for younger than they are.
        var at = time.GetTimestamp();
        var fetch = await fetcher.FetchAsync(CancellationToken.None);
        _lastProblem = fetch.Problem;
        if (fetch.Keys is { } keys)
        {
            _snapshot = new Snapshot(keys, at);
            observer.KeysFetched(name, true);
            Log.Fetched(logger, name, keys.Count);
        }
        else
        {
            observer.KeysFetched(name, false);
            Log.NotFetched(logger, name, fetch.Problem!);
        }

        return fetch.Problem;
    }

    private sealed record Snapshot(SigningKeySet Keys, long At);

    private static partial class Log
    {
        [LoggerMessage(
            IdentityEventIds.KeysFetched,
            LogLevel.Debug,
            "{Authenticator} has {Count} keys of its issuer",
            EventName = "KeysFetched"
        )]
        public static partial void Fetched(ILogger logger, string authenticator, int count);

        [LoggerMessage(
            IdentityEventIds.KeysNotFetched,
            LogLevel.Error,
            "{Authenticator} cannot get its issuer's keys, the ones it has stay for a while: {Reason}",
            EventName = "KeysNotFetched"
        )]
        public static partial void NotFetched(ILogger logger, string authenticator, string reason);
    }
}

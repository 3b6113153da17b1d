namespace McpPolicy.Proxy.Upstreams;

/// <summary>Ends an exchange whose answer does not begin in the time allowed; once it has begun, only the client ends it.</summary>
internal sealed class ResponseDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _client;
    private readonly CancellationTokenRegistration _clientGone;
    private readonly CancellationTokenRegistration _stopped;

    /// <summary>Starts the clock.</summary>
    /// <param name="patience">How long the answer may take to begin; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="time">The clock.</param>
    /// <param name="client">The client went away.</param>
    /// <param name="stopping">Ends the exchange, too, as long as the answer has not begun.</param>
    public ResponseDeadline(TimeSpan patience, TimeProvider time, CancellationToken client, CancellationToken stopping)
    {
        _client = client;
        _source = new CancellationTokenSource(patience, time);
        _clientGone = client.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        _stopped = stopping.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    /// <summary>Ends the exchange.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the exchange was ended, and not by the client.</summary>
    public bool IsOver => _source.IsCancellationRequested && !_client.IsCancellationRequested;

    /// <summary>The answer has begun.</summary>
    public void Stop()
    {
        _stopped.Dispose();
        _source.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped.Dispose();
        _clientGone.Dispose();
        _source.Dispose();
    }
}

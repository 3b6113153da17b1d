using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>An MCP server that is a program speaking over its standard input and output, for clients that speak HTTP.</summary>
internal sealed class StdioUpstream : IUpstream, IAsyncDisposable
{
    private readonly StdioSessions _sessions;
    private readonly SharedServer _shared;
    private readonly SessionBridge _sessionBridge;
    private readonly StatelessBridge _statelessBridge;

    public StdioUpstream(StdioOptions options, TimeProvider time, ILogger<StdioUpstream> logger)
    {
        var relay = new AnswerRelay(options, time);
        _sessions = new StdioSessions(options, time, logger);
        _shared = new SharedServer(options, time, logger);
        _sessionBridge = new SessionBridge(_sessions, relay);
        _statelessBridge = new StatelessBridge(_shared, relay);
    }

    /// <summary>How many sessions are open.</summary>
    public int SessionCount => _sessions.Count;

    /// <inheritdoc/>
    public async ValueTask<UpstreamOutcome> ForwardAsync(HttpContext context, McpRequest? message, CancellationToken cancellationToken) =>
        message is { Era: ProtocolEra.Stateless }
            ? await _statelessBridge.ForwardAsync(context, message, cancellationToken)
            : await _sessionBridge.ForwardAsync(context, message, cancellationToken);

    /// <summary>Ends all processes and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _sessions.DisposeAsync();
        await _shared.DisposeAsync();
    }
}

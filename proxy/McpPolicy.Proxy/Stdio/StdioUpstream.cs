using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>An MCP server that is a program speaking over its standard input and output, for clients that speak HTTP.</summary>
internal sealed class StdioUpstream : IUpstream, IAsyncDisposable
{
    private readonly StdioSessions _sessions;
    private readonly SharedServer? _sharedBySessions;
    private readonly SharedServer? _shared;
    private readonly SessionBridge _sessionBridge;
    private readonly StatelessBridge? _statelessBridge;

    public StdioUpstream(StdioOptions options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<StdioUpstream> logger)
    {
        var relay = new AnswerRelay(options, time, lifetime.ApplicationStopping);
        _sessions = new StdioSessions(options, time, logger);
        ISessionTraffic traffic;
        if (options.Mode == StdioMode.Shared)
        {
            _sharedBySessions = new SharedServer(options, new ListChangeBroadcast(_sessions), time, logger);
            traffic = new SharedProcessTraffic(_sharedBySessions, _sessions, relay, options, time);
        }
        else
        {
            traffic = new OwnProcessTraffic(_sessions, relay);
        }

        _sessionBridge = new SessionBridge(_sessions, traffic, lifetime.ApplicationStopping);
        if (options.Mode != StdioMode.Session)
        {
            _shared = new SharedServer(options, new NobodyToAsk(), time, logger);
            _statelessBridge = new StatelessBridge(_shared, relay);
        }
    }

    /// <summary>How many sessions are open.</summary>
    public int SessionCount => _sessions.Count;

    /// <inheritdoc/>
    public async ValueTask<UpstreamOutcome> ForwardAsync(HttpContext context, McpRequest? message, CancellationToken cancellationToken)
    {
        if (message is not { Era: ProtocolEra.Stateless })
        {
            return await _sessionBridge.ForwardAsync(context, message, cancellationToken);
        }

        return _statelessBridge is { } bridge
            ? await bridge.ForwardAsync(context, message, cancellationToken)
            : await SessionsOnly.RefuseAsync(context, message);
    }

    /// <summary>Ends all processes and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _sessions.DisposeAsync();
        foreach (SharedServer server in new[] { _shared, _sharedBySessions }.OfType<SharedServer>())
        {
            await server.DisposeAsync();
        }
    }
}

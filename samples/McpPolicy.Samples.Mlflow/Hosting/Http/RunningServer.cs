using ModelContextProtocol.Server;

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>An MCP server instance with its transport, running until disposed.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly McpServer _server;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _running;

    private RunningServer(StreamableHttpServerTransport transport, McpServer server)
    {
        Transport = transport;
        _server = server;
        _running = server.RunAsync(_ended.Token);
    }

    public StreamableHttpServerTransport Transport { get; }

    /// <summary>Starts an instance.</summary>
    /// <param name="definition">What it serves.</param>
    /// <param name="sessionId">The session it is for; null for a single stateless request.</param>
    /// <param name="logging">Where it logs.</param>
    public static RunningServer Start(ServerDefinition definition, string? sessionId, ILoggerFactory logging)
    {
        var transport = new StreamableHttpServerTransport(logging) { SessionId = sessionId, Stateless = sessionId is null };
        return new RunningServer(transport, McpServer.Create(transport, definition.CreateOptions(), logging));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Transport.DisposeAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _server.DisposeAsync();
        _ended.Dispose();
    }
}

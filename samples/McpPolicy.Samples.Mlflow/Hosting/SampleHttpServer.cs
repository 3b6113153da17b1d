using McpPolicy.Samples.Mlflow.Hosting.Http;

namespace McpPolicy.Samples.Mlflow.Hosting;

/// <summary>The sample server over Streamable HTTP, running: MCP at <c>/mcp</c>, a probe at <c>/healthz</c>.</summary>
public sealed class SampleHttpServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SampleHttpServer(WebApplication app) => _app = app;

    /// <summary>Where MCP is served, with the port that was really bound.</summary>
    public Uri Endpoint => new(new Uri(_app.Urls.First()), McpEndpoints.Path);

    /// <summary>Starts serving with a freshly seeded store.</summary>
    /// <param name="listen">The address to bind; port 0 picks a free one.</param>
    /// <param name="time">The clock that stamps changes and expires idle sessions.</param>
    /// <param name="logging">Where to log; standard error when null.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The address cannot be bound.</exception>
    public static async Task<SampleHttpServer> StartAsync(
        Uri listen,
        TimeProvider time,
        Action<ILoggingBuilder>? logging = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(listen);
        var app = Build(listen, time, logging ?? (static builder => builder.AddErrorConsole()));
        try
        {
            await app.StartAsync(cancellationToken);
            return new SampleHttpServer(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the process is told to end (SIGTERM, Ctrl-C).</summary>
    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(Uri listen, TimeProvider time, Action<ILoggingBuilder> logging)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        logging(builder.Logging);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("ModelContextProtocol", LogLevel.Error);
        builder.Services.Configure<ConsoleLifetimeOptions>(static lifetime => lifetime.SuppressStatusMessages = true);
        builder.WebHost.UseUrls(listen.GetLeftPart(UriPartial.Authority));
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = McpEndpoints.MaxBodyBytes);
        builder.Services.AddSingleton(time).AddSingleton<ServerDefinition>().AddMcpEndpoints(listen.IsLoopback);
        var app = builder.Build();
        app.MapMcpEndpoints();
        app.MapGet("/healthz", static () => Results.Text("ok\n"));
        return app;
    }
}

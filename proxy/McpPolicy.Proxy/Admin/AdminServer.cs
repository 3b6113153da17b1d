using McpPolicy.Proxy.Configuration;
using McpPolicy.Proxy.Hosting;

namespace McpPolicy.Proxy.Admin;

/// <summary>
/// A web server of its own for the admin port: nothing of MCP can be reached there nor the reverse, and it is up before MCP is and until
/// the last call has finished, so that a drain can be watched.
/// </summary>
internal sealed class AdminServer(ProxyOptions options, AdminEndpoints endpoints, ILoggerFactory loggers) : IHostedLifecycleService
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);
    private WebApplication? _app;

    /// <summary>Where it listens; null until it does.</summary>
    public string? Url { get; private set; }

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => ServerSettings.Apply(kestrel, options.Admin, new ServerLimits()));
        _app = builder.Build();
        _app.Run(endpoints.HandleAsync);
        await _app.StartAsync(cancellationToken);
        Url = _app.Urls.First();
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (_app is not null)
        {
            // The proxy's own time may be used up by now; scrapes are short.
            using var patience = new CancellationTokenSource(StopTimeout);
            await _app.StopAsync(patience.Token);
            await _app.DisposeAsync();
        }
    }
}

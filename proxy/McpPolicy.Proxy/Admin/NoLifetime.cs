namespace McpPolicy.Proxy.Admin;

/// <summary>The admin server starts and stops with the proxy; signals are the proxy's to handle.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

namespace McpPolicy.Proxy.Hosting;

/// <summary>Whether the proxy is on its way out.</summary>
public sealed class ReadyState
{
    private volatile bool _draining;

    /// <summary>Whether the proxy was told to stop and takes no new work.</summary>
    public bool IsDraining => _draining;

    /// <summary>Says that the proxy was told to stop.</summary>
    public void BeginDraining() => _draining = true;
}

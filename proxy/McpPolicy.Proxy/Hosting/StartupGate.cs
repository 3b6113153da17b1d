namespace McpPolicy.Proxy.Hosting;

/// <summary>
/// Keeps the framework quiet until the proxy has started: it logs a stack trace for what the program tells in one line, an address that
/// cannot be listened on.
/// </summary>
internal sealed class StartupGate
{
    private volatile bool _open;

    public bool IsOpen => _open;

    public void Open() => _open = true;
}

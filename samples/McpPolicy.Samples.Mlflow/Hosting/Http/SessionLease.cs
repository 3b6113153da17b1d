namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>Keeps a session from expiring while an exchange uses it.</summary>
internal sealed class SessionLease(SessionTable table, Session session) : IDisposable
{
    public Session Session { get; } = session;

    /// <inheritdoc />
    public void Dispose() => table.Release(Session);
}

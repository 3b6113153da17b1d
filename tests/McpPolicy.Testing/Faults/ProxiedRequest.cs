namespace McpPolicy.Testing.Faults;

/// <summary>A request that came through a <see cref="FaultProxy"/>.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Path and query.</param>
public sealed record ProxiedRequest(string Method, string Target)
{
    /// <summary>The path alone.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>True for a watch.</summary>
    public bool IsWatch => Target.Contains("watch=true", StringComparison.Ordinal);

    /// <summary>True for reading a collection, but not for a watch.</summary>
    /// <param name="plural">Name of the resource in URLs.</param>
    public bool IsListOf(string plural) => Method == "GET" && !IsWatch && Path.EndsWith($"/{plural}", StringComparison.Ordinal);

    /// <summary>True for a watch of a collection.</summary>
    /// <param name="plural">Name of the resource in URLs.</param>
    public bool IsWatchOf(string plural) => IsWatch && Path.EndsWith($"/{plural}", StringComparison.Ordinal);
}

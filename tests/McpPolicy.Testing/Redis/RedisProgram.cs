namespace McpPolicy.Testing.Redis;

/// <summary>A program that shared counters are tested with.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="Path">Where it is; null when it is not on this machine.</param>
/// <param name="Missing">What to do to have it.</param>
public sealed record RedisProgram(string Name, string? Path, string Missing)
{
    /// <summary>Redis, from PATH.</summary>
    public static RedisProgram Redis { get; } =
        new("redis-server", FindInPath("redis-server"), "No redis-server: apt-get install --no-install-recommends redis-server");

    /// <summary>Valkey, from PATH or as tests/counters/valkey.sh unpacked it.</summary>
    public static RedisProgram Valkey { get; } =
        new("valkey-server", FindInPath("valkey-server") ?? FindUnpacked(), "No valkey-server: run tests/counters/valkey.sh");

    private static string? FindInPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    private static string? FindUnpacked()
    {
        var cache =
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME")
            ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var path = System.IO.Path.Combine(cache, "mcp-policy/valkey/usr/bin/valkey-server");
        return File.Exists(path) ? path : null;
    }
}

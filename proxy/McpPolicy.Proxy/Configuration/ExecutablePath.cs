namespace McpPolicy.Proxy.Configuration;

/// <summary>Finds a program the way execvp(3) does.</summary>
internal static class ExecutablePath
{
    /// <summary>The file that <paramref name="command"/> names: itself when it holds a slash, otherwise the first executable of that name in PATH.</summary>
    public static string? Find(string command, string? path)
    {
        IEnumerable<string> candidates = command.Contains('/', StringComparison.Ordinal)
            ? [Path.GetFullPath(command)]
            : (path ?? string.Empty)
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, command));
        return candidates.FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string file) =>
        File.Exists(file)
        && (
            OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute))
                != UnixFileMode.None
        );
}

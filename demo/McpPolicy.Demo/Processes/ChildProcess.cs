using System.Diagnostics;

namespace McpPolicy.Demo.Processes;

/// <summary>A program of ours that runs until disposed; remembers the last lines it wrote.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 20;

    private readonly Process _process;
    private readonly Queue<string> _lines = new();

    private ChildProcess(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>The last lines on standard output and standard error, the oldest first.</summary>
    public string[] LastLines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Starts a built .NET program.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="assembly">The path of its assembly.</param>
    /// <param name="arguments">Its arguments, each passed as it is.</param>
    public static ChildProcess Start(string name, string assembly, IEnumerable<string> arguments)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        RemoveSettings(start.Environment);
        var child = new ChildProcess(name, new Process { StartInfo = start });
        child._process.OutputDataReceived += child.Remember;
        child._process.ErrorDataReceived += child.Remember;
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Settings of the caller's own shell must not change what the demo shows.
    private static void RemoveSettings(IDictionary<string, string?> environment)
    {
        string[] prefixes = ["MCPPOLICY_", "ASPNETCORE_", "McpPolicy__", "Logging__"];
        foreach (
            var name in environment.Keys.Where(name => prefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase))).ToList()
        )
        {
            environment.Remove(name);
        }
    }

    private void Remember(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not { } text)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(text);
            if (_lines.Count > KeptLines)
            {
                _lines.Dequeue();
            }
        }
    }
}

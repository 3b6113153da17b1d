using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace McpPolicy.Interop.Tests.Processes;

/// <summary>A program that serves HTTP until disposed, and says where when it is ready.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Regex _announcement;

    private ServerProcess(Process process, Regex announcement)
    {
        _process = process;
        _announcement = announcement;
    }

    /// <summary>Everything it has written so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>What the announcement's group of this name matched.</summary>
    public string Announced { get; private set; } = "";

    /// <summary>Starts a program and waits until it announces itself, on either output.</summary>
    /// <param name="announcement">Matches one line that it writes when it serves; its group "announced" is kept.</param>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="environment">Variables besides this process's own.</param>
    public static async Task<ServerProcess> StartAsync(
        Regex announcement,
        string program,
        IEnumerable<string> arguments,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(new Process { StartInfo = start, EnableRaisingEvents = true }, announcement);
        await server.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task StartAsync()
    {
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"It ended before it served:\n{Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Announced = await _ready.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.AppendLine(line.Data);
        }

        if (line.Data is { } text && _announcement.Match(text) is { Success: true } match)
        {
            _ready.TrySetResult(match.Groups["announced"].Value);
        }
    }
}

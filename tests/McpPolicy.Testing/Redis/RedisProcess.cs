using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace McpPolicy.Testing.Redis;

/// <summary>A real Redis or Valkey on a free port of this machine, keeping nothing on disk unless told to. Ends with the test.</summary>
public sealed class RedisProcess : IAsyncDisposable
{
    private const string ReadyLine = "Ready to accept connections";
    private readonly string _program;
    private readonly string[] _arguments;
    private readonly DirectoryInfo _directory;
    private Process? _process;

    private RedisProcess(string program, int port, string[] arguments)
    {
        (_program, Port, _arguments) = (program, port, arguments);
        _directory = Directory.CreateTempSubdirectory("mcp-policy-redis-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The server's process id; it changes with each start.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>The folder that the server writes to.</summary>
    public string WorkingDirectory => _directory.FullName;

    /// <summary>Starts a server and waits until it takes connections; skips the test when the program is missing.</summary>
    /// <param name="program">The program; Redis when null.</param>
    /// <param name="arguments">Further arguments, such as <c>--maxmemory 2mb</c>; <c>{port}</c> stands for the port.</param>
    public static async Task<RedisProcess> StartAsync(RedisProgram? program = null, params string[] arguments)
    {
        program ??= RedisProgram.Redis;
        if (program.Path is null)
        {
            Assert.Skip(program.Missing);
        }

        var server = new RedisProcess(program.Path, FreePort(), arguments);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Ends the server as a crash would: at once, and with nothing saved.</summary>
    public void Kill()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    /// <summary>Starts the server on the same port, after <see cref="Kill"/>.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(_program) { RedirectStandardOutput = true, UseShellExecute = false };
        string[] common =
        [
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--dir",
            _directory.FullName,
            .. _arguments.Contains("--tls-port") ? (string[])["--port", "0"] : ["--port", "{port}"],
        ];
        foreach (var argument in common.Concat(_arguments))
        {
            start.ArgumentList.Add(argument.Replace("{port}", Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        _process?.Dispose();
        _process = Process.Start(start)!;
        var lines = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.Contains(ReadyLine, StringComparison.Ordinal))
            {
                // Its further output must go somewhere, or it would wait for a reader.
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException($"{_program} did not start:\n{string.Join('\n', lines)}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Kill();
        _process?.Dispose();
        _process = null;
        _directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

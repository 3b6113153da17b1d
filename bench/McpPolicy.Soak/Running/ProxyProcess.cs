using System.Diagnostics;

namespace McpPolicy.Soak.Running;

/// <summary>The proxy as a process of its own, in front of the load tool's server.</summary>
internal sealed class ProxyProcess : IAsyncDisposable
{
    private const string Policy = """
        {"version":"1","default":"allow","tools":{"echo":{"limits":[
          {"counter":"calls","window":"minute","max":1000000,"scope":"grant"},
          {"counter":"calls_of_a_session","window":"minute","max":100,"scope":"session"}]}}}
        """;

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly Task<string> _log;

    private ProxyProcess(Process process, DirectoryInfo folder)
    {
        _process = process;
        _folder = folder;
        _log = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public string McpUrl { get; private set; } = string.Empty;

    public string AdminUrl { get; private set; } = string.Empty;

    public static async Task<ProxyProcess> StartAsync(Uri server, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mcp-policy-soak-");
        string policy = Path.Combine(folder.FullName, "policy.json");
        await File.WriteAllTextAsync(policy, Policy, cancellationToken);
        string program = Path.Combine(AppContext.BaseDirectory, "mcp-policy-proxy.dll");
        string[] arguments =
        [
            program,
            "--policy",
            policy,
            "--upstream",
            server.ToString(),
            "--listen",
            "http://127.0.0.1:0",
            "--admin",
            "http://127.0.0.1:0",
        ];
        Process process = Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder.FullName,
            }
        )!;
        var proxy = new ProxyProcess(process, folder);
        await proxy.ReadAddressesAsync(cancellationToken);
        return proxy;
    }

    /// <summary>Ends the process and returns the warnings and errors that it logged.</summary>
    public async Task<string[]> StopAsync()
    {
        using (var kill = Process.Start(new ProcessStartInfo("kill", ["-TERM", $"{Id}"]) { UseShellExecute = false })!)
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        string log = await _log;
        return
        [
            .. log.Split('\n')
                .Where(static l => l.Contains(" warn: ", StringComparison.Ordinal) || l.Contains(" fail: ", StringComparison.Ordinal)),
        ];
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task ReadAddressesAsync(CancellationToken cancellationToken)
    {
        while (AdminUrl.Length == 0)
        {
            if (await _process.StandardOutput.ReadLineAsync(cancellationToken) is not { } line)
            {
                throw new InvalidOperationException("The proxy did not start: " + await _log);
            }

            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            McpUrl = words[0] == "MCP" ? words[1] : McpUrl;
            AdminUrl = words[0] == "admin" ? words[1] : AdminUrl;
        }
    }
}

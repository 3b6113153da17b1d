using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace McpPolicy.Proxy.Tests.Hosting;

/// <summary>The program as a process: what it prints and how it ends.</summary>
public sealed class ProgramTests
{
    private const string Good = """{"version":"1","default":"deny","tools":{"a":{}}}""";

    [Theory]
    [InlineData("--polcy x", "mcp-policy-proxy: --polcy is no flag; did you mean --policy?; --help lists all")]
    [InlineData("--policy /no/such.json --upstream http://127.0.0.1:1/mcp", "mcp-policy-proxy: /no/such.json: there is no such file")]
    [InlineData("--policy / --upstream http://127.0.0.1:1/mcp", "mcp-policy-proxy: /: this is a directory; name the file in it")]
    [InlineData(
        "--policy /dev/zero --upstream http://127.0.0.1:1/mcp",
        "mcp-policy-proxy: /dev/zero: larger than 16 MiB; this is hardly a policy"
    )]
    public async Task Run_BadInput_PrintsOneLineAndEndsWithStatus2(string arguments, string expected)
    {
        (int status, string output, string errors) = await RunAsync(arguments.Split(' '));
        Assert.Equal(2, status);
        Assert.Equal(expected, LastLine(errors));
        Assert.Empty(output);
    }

    [Fact]
    public async Task Run_InvalidPolicy_SaysWhereInTheFile()
    {
        string file = await WriteAsync("{\"version\":\"1\",\n \"defualt\":\"deny\"}");
        (int status, string output, string errors) = await RunAsync("--policy", file, "--upstream", "http://127.0.0.1:1/mcp");
        Assert.Equal(2, status);
        Assert.Contains($"mcp-policy-proxy: {file}:2:", errors, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Run_HostNobodyKnows_IsRefused()
    {
        string file = await WriteAsync(Good);
        (int status, _, string errors) = await RunAsync("--policy", file, "--upstream", "http://no-such-host.invalid/mcp");
        Assert.Equal(2, status);
        Assert.Contains("--upstream: the host 'no-such-host.invalid' cannot be resolved", LastLine(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingAtTheUpstreamsAddress_IsRefused()
    {
        string file = await WriteAsync(Good);
        (int status, string output, string errors) = await RunAsync("--policy", file, "--upstream", "http://127.0.0.1:1/mcp");
        Assert.Equal(2, status);
        Assert.StartsWith("mcp-policy-proxy: --upstream: nothing answers at 127.0.0.1:1;", LastLine(errors), StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("--listen")]
    [InlineData("--admin")]
    public async Task Run_PortInUse_SaysWhichFlag(string flag)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        string other = flag == "--listen" ? "--admin" : "--listen";
        string file = await WriteAsync(Good);
        (int status, string output, string errors) = await RunAsync(
            "--policy",
            file,
            "--upstream",
            "http://127.0.0.1:1/mcp",
            "--wait-for-upstream",
            flag,
            address,
            other,
            "http://127.0.0.1:0"
        );
        Assert.Equal(2, status);
        Assert.Equal(
            $"mcp-policy-proxy: {flag}: {address} is in use by another program; stop that one, or choose another port",
            LastLine(errors)
        );
        Assert.Empty(output);
    }

    [Fact]
    public async Task Run_AddressOfAnotherMachine_IsRefused()
    {
        string file = await WriteAsync(Good);
        (int status, _, string errors) = await RunAsync(
            "--policy",
            file,
            "--upstream",
            "http://127.0.0.1:1/mcp",
            "--wait-for-upstream",
            "--listen",
            "http://192.0.2.1:8080",
            "--admin",
            "http://127.0.0.1:0",
            "--allow-anonymous"
        );
        Assert.Equal(2, status);
        Assert.Contains("--listen: http://192.0.2.1:8080 is not an address of this machine", LastLine(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "MCPPOLICY_ALLOWED_HOSTS")]
    [InlineData("--version", "0.1.0")]
    public async Task Run_HelpOrVersion_PrintsItAndEndsWell(string flag, string expected)
    {
        (int status, string output, _) = await RunAsync(flag);
        Assert.Equal(0, status);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Good_SaysWhereItIsAndEndsWellOnSigterm()
    {
        string file = await WriteAsync(Good);
        string[] arguments =
        [
            "--policy",
            file,
            "--upstream",
            "http://127.0.0.1:1/mcp",
            "--wait-for-upstream",
            "--listen",
            "http://127.0.0.1:0",
            "--admin",
            "http://127.0.0.1:0",
        ];
        using Process process = Start(arguments);
        var lines = new List<string>();
        while (lines.Count < 5)
        {
            lines.Add((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
        }

        Assert.Equal("mcp-policy-proxy 0.1.0", lines[0]);
        Assert.Equal("  protects  http://127.0.0.1:1/mcp", lines[1]);
        Assert.Matches("^  MCP       http://127.0.0.1:[0-9]+/mcp$", lines[2]);
        Assert.Matches("^  admin     http://127.0.0.1:[1-9][0-9]* ", lines[3]);
        Assert.Matches("revision [0-9a-f]{32}, 1 rule$", lines[4]);
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-TERM", $"{process.Id}"]) { UseShellExecute = false })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task<(int Status, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await errors);
    }

    private static Process Start(string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "mcp-policy-proxy.dll");
        return Process.Start(
            new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
    }

    private static async Task<string> WriteAsync(string policy)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("mcp-policy-").FullName, "policy.json");
        await File.WriteAllTextAsync(file, policy, TestContext.Current.CancellationToken);
        return file;
    }

    private static string LastLine(string text) => text.TrimEnd('\n').Split('\n')[^1];
}

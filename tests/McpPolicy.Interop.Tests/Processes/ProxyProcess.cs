using System.Text.RegularExpressions;

namespace McpPolicy.Interop.Tests.Processes;

/// <summary>The proxy as its users run it: a program of its own, on free ports, with a policy file.</summary>
internal static partial class ProxyProcess
{
    /// <summary>A policy without a rule, which lets everything pass.</summary>
    public const string AllowAll = """{"version":"1","default":"allow","tools":{}}""";

    /// <summary>Starts the proxy; it announces the URL of its MCP endpoint.</summary>
    /// <param name="policy">The content of its policy file.</param>
    /// <param name="upstream">What names the server: <c>--upstream URL</c>, or <c>--stdio -- COMMAND</c>.</param>
    public static async Task<ServerProcess> StartAsync(string policy, params string[] upstream)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("mcp-policy-interop-").FullName, "policy.json");
        await File.WriteAllTextAsync(file, policy, TestContext.Current.CancellationToken);
        string program = Path.Combine(AppContext.BaseDirectory, "mcp-policy-proxy.dll");
        string[] own = ["--policy", file, "--listen", "http://127.0.0.1:0", "--admin", "http://127.0.0.1:0"];
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return await ServerProcess.StartAsync(Announcement(), dotnet, ["exec", program, .. own, .. upstream]);
    }

    [GeneratedRegex("^  MCP +(?<announced>http://.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Announcement();
}

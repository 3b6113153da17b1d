using McpPolicy.Interop.Tests.Processes;

namespace McpPolicy.Interop.Tests.Conformance;

/// <summary>Runs the suite against a server, and against the proxy in front of it.</summary>
internal static class ConformanceComparer
{
    /// <summary>Of the project's own server, which has all that the scenarios of both revisions ask for.</summary>
    public static async Task<Comparison> CompareFixtureAsync(NodePrograms programs, string revision)
    {
        await using ServerProcess server = await Servers.StartFixtureAsync(programs);
        return await CompareAsync(programs, "dual-era fixture", server.Announced, revision);
    }

    /// <summary>Of the public server-everything, which knows the revisions with sessions only.</summary>
    public static async Task<Comparison> CompareEverythingAsync(NodePrograms programs, string revision)
    {
        await using ServerProcess server = await Servers.StartEverythingAsync(programs);
        return await CompareAsync(programs, "server-everything", $"http://127.0.0.1:{server.Announced}/mcp", revision);
    }

    /// <summary>Of the project's own server over stdio behind the proxy, with itself over HTTP.</summary>
    public static async Task<Comparison> CompareStdioAsync(NodePrograms programs, string revision)
    {
        await using ServerProcess server = await Servers.StartFixtureAsync(programs);
        string[] stdio = ["--stdio", "--", programs.Node, NodePrograms.File("fixture/main.mjs"), "--stdio"];
        await using ServerProcess proxy = await ProxyProcess.StartAsync(ProxyProcess.AllowAll, stdio);
        ConformanceRun direct = await ConformanceRun.StartAsync(programs, server.Announced, revision);
        ConformanceRun through = await ConformanceRun.StartAsync(programs, proxy.Announced, revision);
        return new Comparison("dual-era fixture over stdio", revision, direct, through);
    }

    private static async Task<Comparison> CompareAsync(NodePrograms programs, string name, string url, string revision)
    {
        await using ServerProcess proxy = await ProxyProcess.StartAsync(ProxyProcess.AllowAll, "--upstream", url);
        ConformanceRun direct = await ConformanceRun.StartAsync(programs, url, revision);
        ConformanceRun through = await ConformanceRun.StartAsync(programs, proxy.Announced, revision);
        return new Comparison(name, revision, direct, through);
    }
}

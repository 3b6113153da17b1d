using McpPolicy.Interop.Tests.Processes;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>Puts the proxy between a client and a server, and lets the client do its story.</summary>
internal static class StoryRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>With the server listening.</summary>
    public static async Task<StoryResult> OverHttpAsync(NodePrograms programs, ServerCase server, IStoryClient client)
    {
        await using ServerProcess upstream = await server.StartHttpAsync!(programs);
        return await RunAsync(server, client, "--upstream", server.UrlOf(upstream.Announced));
    }

    /// <summary>With the server as a program that the proxy starts.</summary>
    public static Task<StoryResult> OverStdioAsync(NodePrograms programs, ServerCase server, IStoryClient client)
    {
        IEnumerable<string> environment = server.Environment.SelectMany(static variable => new[] { "--stdio-env", variable });
        return RunAsync(server, client, [.. environment, "--stdio", "--", programs.Node, .. server.Stdio]);
    }

    private static async Task<StoryResult> RunAsync(ServerCase server, IStoryClient client, params string[] upstream)
    {
        await using ServerProcess proxy = await ProxyProcess.StartAsync(server.Policy, upstream);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Limit);
        return await client.RunAsync(proxy.Announced, server.Plan, patience.Token);
    }
}

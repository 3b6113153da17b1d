using System.Text.Json;
using System.Text.Json.Nodes;
using McpPolicy.Interop.Tests.Processes;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>The MCP Inspector's command line: one program run, and one session, for each request.</summary>
internal sealed class InspectorClient(NodePrograms programs) : IStoryClient
{
    private const string Program = "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js";

    public string Name => StoryClients.Inspector;

    public bool HasSessions => true;

    public bool IsOneShot => true;

    public async Task<StoryResult> RunAsync(string url, StoryPlan plan, CancellationToken cancellationToken)
    {
        ShellResult listed = await RunAsync(url, ["tools/list"], cancellationToken);
        Assert.True(listed.Status == 0, $"{Name} ended with status {listed.Status}:\n{listed.Errors}");
        JsonArray tools = JsonNode.Parse(listed.Output)!["tools"]!.AsArray();
        return new StoryResult
        {
            Tools = [.. tools.Select(static tool => (string)tool!["name"]!)],
            Call = await CallAsync(url, plan.Call, cancellationToken),
            Deny = await CallAsync(url, plan.Deny, cancellationToken),
            Limit = [await CallAsync(url, plan.Limit, cancellationToken), await CallAsync(url, plan.Limit, cancellationToken)],
        };
    }

    private async Task<ToolAnswer> CallAsync(string url, ToolUse use, CancellationToken cancellationToken)
    {
        string arguments = (use.Arguments ?? []).ToJsonString();
        ShellResult said = await RunAsync(url, ["tools/call", "--tool-name", use.Name, "--tool-args-json", arguments], cancellationToken);
        if (said.Output.Length == 0)
        {
            // A tool that it was not shown it does not call.
            return new ToolAnswer(IsError: true, said.Errors);
        }

        JsonNode answer = JsonNode.Parse(said.Output)!;
        return new ToolAnswer(
            (bool?)answer["isError"] ?? false,
            string.Concat(answer["content"]!.AsArray().Select(static part => (string?)part!["text"] ?? (string)part["type"]!)),
            (string?)answer["_meta"]?["mcppolicy.dev/decision"]?["effect"]
        );
    }

    private Task<ShellResult> RunAsync(string url, string[] method, CancellationToken cancellationToken) =>
        Shell.RunAsync(
            programs.Node,
            [NodePrograms.File(Program), "--cli", url, "--transport", "http", "--method", .. method],
            input: null,
            cancellationToken
        );
}

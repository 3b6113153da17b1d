using System.Collections.Immutable;
using McpPolicy.Demo.Output;

namespace McpPolicy.Demo.Story;

/// <summary>An agent that tags in a loop, then tries to delete, then tries a tool that nobody allowed.</summary>
internal sealed class TaggingStory(Target target, Narrator narrator)
{
    public const string LimitedTool = "set_run_tag";
    public const string ForbiddenTool = "delete_run";

    /// <summary>A tool that the server has and the policy does not name.</summary>
    public const string UnlistedTool = "query_runs";

    /// <summary>How often the limited tool is called, and how many of those calls the policy lets through in a minute.</summary>
    public const int Calls = 35,
        Allowance = 30;

    public async Task<StoryResult> TellAsync(CancellationToken stop)
    {
        await using var client = await Connection.OpenAsync(target.Proxy, stop);
        var listed = await client.ListToolsAsync(cancellationToken: stop);
        var names = listed.Select(static tool => tool.Name).ToImmutableArray();
        narrator.Listed(names);

        var caller = new ToolCaller(client);
        var prefix = $"demo-{Guid.NewGuid():N}-";
        var calls = new List<CallRecord>();
        for (var i = 1; i <= Calls; i++)
        {
            calls.Add(await TellOneAsync(LimitedTool, Tag($"{prefix}{i:00}")));
        }

        calls.Add(await TellOneAsync(ForbiddenTool, Arguments.Of(("run_id", target.RunId))));
        calls.Add(await TellOneAsync(UnlistedTool, Arguments.Of(("experiment_id", "1"), ("query", ""))));
        narrator.CallsEnded();
        return new StoryResult(names, [.. calls], prefix);

        async Task<CallRecord> TellOneAsync(string tool, Dictionary<string, object?> arguments)
        {
            var call = await caller.CallAsync(tool, arguments, stop);
            narrator.Called(call);
            return call;
        }
    }

    private Dictionary<string, object?> Tag(string key) => Arguments.Of(("run_id", target.RunId), ("key", key), ("value", "reviewed"));
}

using System.Text.Json.Nodes;
using McpPolicy.Demo.Story;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Demo.Checks;

/// <summary>Asks the server itself, past the proxy, what really happened to the run.</summary>
internal static class StoreCheck
{
    /// <summary>The verdicts on the run's tags and on whether it is still there; none when the server cannot be reached directly.</summary>
    public static async Task<IEnumerable<Verdict>> JudgeAsync(Target target, StoryResult result, CancellationToken stop)
    {
        if (target.Server is null)
        {
            return [];
        }

        await using var client = await Connection.OpenAsync(target.Server, stop);
        var answer = await client.CallToolAsync("get_run", Arguments.Of(("run_id", target.RunId)), cancellationToken: stop);
        var text = answer.Content.OfType<TextContentBlock>().First().Text;
        if (answer.IsError is true)
        {
            throw new DemoFailure($"The server does not show run {target.RunId}: {text}");
        }

        var run = JsonNode.Parse(text)!;
        var written = run["tags"]!.AsObject().Count(tag => tag.Key.StartsWith(result.TagPrefix, StringComparison.Ordinal));
        return
        [
            new Verdict("tags in the server's store", $"{result.Count(TaggingStory.LimitedTool, CallOutcome.Allowed)}", $"{written}"),
            new Verdict("the run that was to be deleted", "active", (string?)run["lifecycle_stage"] ?? ""),
        ];
    }
}

using McpPolicy.Demo.Story;

namespace McpPolicy.Demo.Checks;

/// <summary>Holds what the client saw against what the policy says.</summary>
internal static class CountCheck
{
    public static IEnumerable<Verdict> Judge(StoryResult result) =>
        [
            new("tools/list shows", TaggingStory.LimitedTool, result.ListedText),
            Count(
                result,
                TaggingStory.LimitedTool,
                allowed: TaggingStory.Allowance,
                denied: 0,
                limited: TaggingStory.Calls - TaggingStory.Allowance
            ),
            Count(result, TaggingStory.ForbiddenTool, allowed: 0, denied: 1, limited: 0),
            Count(result, TaggingStory.UnlistedTool, allowed: 0, denied: 1, limited: 0),
        ];

    private static Verdict Count(StoryResult result, string tool, int allowed, int denied, int limited) =>
        new(
            $"{tool}, seen by the client",
            Sentence(allowed, denied, limited, failed: 0),
            Sentence(
                result.Count(tool, CallOutcome.Allowed),
                result.Count(tool, CallOutcome.Denied),
                result.Count(tool, CallOutcome.Limited),
                result.Count(tool, CallOutcome.Failed)
            )
        );

    private static string Sentence(int allowed, int denied, int limited, int failed) =>
        $"{allowed} allowed, {denied} denied, {limited} limited" + (failed > 0 ? $", {failed} failed" : "");
}

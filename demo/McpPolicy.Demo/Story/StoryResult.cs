using System.Collections.Immutable;

namespace McpPolicy.Demo.Story;

/// <summary>What happened.</summary>
/// <param name="Listed">The tools that tools/list showed.</param>
/// <param name="Calls">The calls in order.</param>
/// <param name="TagPrefix">What the keys of the tags that were set begin with; each story has its own.</param>
internal sealed record StoryResult(ImmutableArray<string> Listed, ImmutableArray<CallRecord> Calls, string TagPrefix)
{
    /// <summary>The listed tools in a sentence: their names, or how many they are when they are many.</summary>
    public string ListedText => Listed.Length <= 5 ? string.Join(", ", Listed) : $"{Listed.Length} tools";

    public int Count(string tool, CallOutcome outcome) => Calls.Count(call => call.Tool == tool && call.Outcome == outcome);
}

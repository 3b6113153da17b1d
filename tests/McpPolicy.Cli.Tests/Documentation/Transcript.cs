using System.Text.RegularExpressions;

namespace McpPolicy.Cli.Tests.Documentation;

/// <summary>A command line that a document shows, with what it prints.</summary>
/// <param name="Command">The command line, for a shell.</param>
/// <param name="Output">What it prints, on both streams.</param>
internal sealed partial record Transcript(string Command, string Output)
{
    /// <summary>All transcripts of the program in a document's console blocks.</summary>
    public static IEnumerable<Transcript> In(string markdown) =>
        from block in ConsoleBlock().Matches(markdown)
        from part in block.Groups["text"].Value.Split("$ ", StringSplitOptions.RemoveEmptyEntries)
        let lines = part.Split('\n', 2)
        where lines[0].StartsWith("mcp-policy ", StringComparison.Ordinal) && lines[1].Length > 0
        select new Transcript(lines[0], lines[1]);

    /// <summary>The first fenced block of a language.</summary>
    public static string Block(string markdown, string language) =>
        Regex.Match(markdown, $"```{language}\n(?<text>.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups["text"].Value;

    [GeneratedRegex("```console\n(?<text>.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex ConsoleBlock();
}

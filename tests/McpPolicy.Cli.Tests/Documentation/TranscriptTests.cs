using System.Diagnostics;
using McpPolicy.Cli.CommandLine;
using McpPolicy.Testing;

namespace McpPolicy.Cli.Tests.Documentation;

/// <summary>What docs/cli.md shows is what the program does, byte for byte.</summary>
public sealed class TranscriptTests : IDisposable
{
    private static readonly string Markdown = File.ReadAllText(RepositoryFiles.Path("docs/cli.md"));
    private readonly TemporaryFolder _folder = new();

    public TranscriptTests()
    {
        var policy = Transcript.Block(Markdown, "json");
        _folder.Write("policy.json", policy);
        _folder.Write("typo.json", policy.Replace("\"limits\"", "\"limts\""));
        _folder.Write("team.yaml", Examples.Writes);
        _folder.Write("policy.test.yaml", Transcript.Block(Markdown, "yaml"));
    }

    public static TheoryData<string, string> Transcripts { get; } = [.. Transcript.In(Markdown).Select(static t => (t.Command, t.Output))];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Transcripts))]
    public async Task Transcript_IsWhatTheProgramPrints(string command, string output)
    {
        // The document shows a failure: with the budget lowered.
        if (command.StartsWith("mcp-policy test ", StringComparison.Ordinal))
        {
            _folder.Write("policy.json", Transcript.Block(Markdown, "json").Replace("\"max\": 500", "\"max\": 400"));
        }

        Assert.Equal(output, await RunAsync(command));
    }

    [Fact]
    public async Task TestFileOfTheDocument_Passes()
    {
        var run = await CliRun.OfAsync("test", _folder.Path("policy.test.yaml"));

        Assert.True(run.Status == 0, run.Error + run.Output);
    }

    [Fact]
    public void Document_HasTranscriptsOfEveryCommand() =>
        Assert.Equal(
            ["convert", "explain", "test", "validate"],
            Transcripts.Select(static row => row.Data.Item1.Split(' ')[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );

    private async Task<string> RunAsync(string command)
    {
        var start = new ProcessStartInfo(
            "bash",
            ["-c", $"mcp-policy() {{ dotnet '{typeof(CliApplication).Assembly.Location}' \"$@\"; }}; {command} 2>&1"]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(_folder.Path("policy.json")),
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}

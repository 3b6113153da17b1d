using System.Diagnostics;
using McpPolicy.Cli.CommandLine;
using McpPolicy.Testing;

namespace McpPolicy.Cli.Tests.CommandLine;

public sealed class CommandLineTests
{
    private static readonly string[] Explain = ["explain", "-p", RepositoryFiles.Path("samples/policy.json"), "-t", "set_run_tag"];

    [Theory]
    [InlineData("explain")]
    [InlineData("test")]
    [InlineData("validate")]
    [InlineData("convert")]
    public async Task Help_OfEachCommand_HasExamplesAndExitStatuses(string command)
    {
        var run = await CliRun.OfAsync(command, "--help");

        Assert.Equal(0, run.Status);
        Assert.Contains("Exit status:\n  0 ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  mcp-policy {command} ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownOption_IsBadInputAndPointsToHelp()
    {
        var run = await CliRun.OfAsync("explain", "--polcy", "x");

        Assert.Equal(2, run.Status);
        Assert.Contains("error: Unrecognized command or argument '--polcy'.\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Usage and examples: mcp-policy explain --help\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("--group", "ops")]
    [InlineData("--claim", "a=b")]
    [InlineData("--grant-label", "a=b")]
    [InlineData("--scope", "runs:write")]
    public async Task GroupsAndClaims_WithoutGrant_AreRefused(string option, string value)
    {
        var run = await CliRun.OfAsync([.. Explain, option, value]);

        Assert.Equal(2, run.Status);
        Assert.Contains("needs --grant", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claim_WithoutValue_IsRefused()
    {
        var run = await CliRun.OfAsync([.. Explain, "--grant", "a", "--claim", "team"]);

        Assert.Equal(2, run.Status);
        Assert.Contains("--claim team: write it as name=value", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Colours_OnlyWhereTheyAreAllowed(bool colours)
    {
        var run = await CliRun.OfAsync("", Explain, colours);

        Assert.Equal(colours, run.Output.Contains('\e'));
    }

    /// <summary>The built program, with its output in pipes: no colours, and the status is the process's.</summary>
    [Fact]
    public async Task Program_InAProcessOfItsOwn_AnswersAndExits()
    {
        var program = Path.ChangeExtension(typeof(CliApplication).Assembly.Location, ".dll");
        var start = new ProcessStartInfo("dotnet", [program, .. Explain, "--grant", "alice"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.StartsWith("ALLOW  set_run_tag for alice\n", output, StringComparison.Ordinal);
    }
}

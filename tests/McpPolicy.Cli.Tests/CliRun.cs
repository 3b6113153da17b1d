using System.Text;
using McpPolicy.Cli.CommandLine;
using McpPolicy.Cli.Output;

namespace McpPolicy.Cli.Tests;

/// <summary>One run of the program, in this process.</summary>
internal sealed record CliRun(int Status, string Output, string Error)
{
    public static async Task<CliRun> OfAsync(params string[] args) => await OfAsync("", args);

    public static async Task<CliRun> OfAsync(string input, string[] args, bool colours = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var status = await CliApplication.RunAsync(args, new Terminal(stdin, output, error, colours));
        return new CliRun(status, output.ToString(), error.ToString());
    }
}

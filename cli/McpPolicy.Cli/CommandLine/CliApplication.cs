using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using McpPolicy.Cli.Convert;
using McpPolicy.Cli.Explain;
using McpPolicy.Cli.Output;
using McpPolicy.Cli.Test;
using McpPolicy.Cli.Validate;

namespace McpPolicy.Cli.CommandLine;

/// <summary>The program: its commands, and what happens when a command line cannot be read.</summary>
internal static class CliApplication
{
    /// <summary>Runs one command line.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var root = Create(terminal);
        // @FILE is an option's own way to name a file here, not the parser's.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            return await RefuseAsync(parsed, terminal);
        }

        var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error };
        return await parsed.InvokeAsync(configuration);
    }

    private static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand(
            "Explains, tests, validates and converts policies for MCP servers, without a cluster and without a server."
        )
        {
            ExplainCommand.Create(terminal),
            TestCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            ConvertCommand.Create(terminal),
        };
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new ExamplesHelpAction((HelpAction)option.Action!);
        }

        return root;
    }

    private static async Task<int> RefuseAsync(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors)
        {
            await terminal.Error.WriteLineAsync($"{terminal.Paint(Tone.Bad, "error:")} {error.Message}");
        }

        var command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        await terminal.Error.WriteLineAsync($"Usage and examples: mcp-policy {command}--help");
        return ExitStatus.BadInput;
    }
}

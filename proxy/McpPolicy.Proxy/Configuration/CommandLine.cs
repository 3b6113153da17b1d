using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace McpPolicy.Proxy.Configuration;

/// <summary>The program's flags.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<Setting, Option> _options = Settings.All.ToDictionary(static s => s, CreateOption);
    private readonly Argument<string[]> _command = new("COMMAND")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "After --stdio --: the program to start and its arguments.",
    };

    private readonly RootCommand _root = new("Stands in front of one MCP server and lets through what the policy allows.");

    public CommandLine()
    {
        foreach (Option option in _options.Values)
        {
            _root.Options.Add(option);
        }

        _root.Arguments.Add(_command);
        _root.Options.OfType<HelpOption>().Single().Action = new HelpText();
    }

    /// <summary>Reads the arguments; no <c>@file</c> is expanded and no letters are bundled.</summary>
    public ParseResult Parse(string[] arguments) =>
        _root.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });

    /// <summary>Whether <c>--help</c> or <c>--version</c> was asked for, which then is all that is done.</summary>
    public static bool AsksForHelp(ParseResult result) => result.Action is { Terminating: true } and not ParseErrorAction;

    /// <summary>What was given on the command line.</summary>
    public CommandLineLayer Read(string[] arguments, ParseResult result) => new(arguments, result, _options, _command);

    private static Option CreateOption(Setting setting)
    {
        string description = $"{setting.Description} [{setting.Variable}]";
        return setting.Kind switch
        {
            SettingKind.Switch or SettingKind.Command => new Option<bool>(setting.Flag) { Description = description },
            SettingKind.Text => new Option<string>(setting.Flag) { Description = description, HelpName = setting.Argument },
            _ => new Option<string[]>(setting.Flag)
            {
                Description = description,
                HelpName = setting.Argument,
                Arity = ArgumentArity.OneOrMore,
                AllowMultipleArgumentsPerToken = false,
            },
        };
    }
}

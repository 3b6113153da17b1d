using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace McpPolicy.Cli.CommandLine;

/// <summary>Writes the usual help, then what the command adds.</summary>
internal sealed class ExamplesHelpAction(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var status = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is ExampleCommand command)
        {
            output.WriteLine("Exit status:");
            output.WriteLine($"  {command.ExitStatuses}");
            output.WriteLine();
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        return status;
    }
}

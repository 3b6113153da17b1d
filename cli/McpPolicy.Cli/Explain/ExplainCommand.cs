using System.CommandLine;
using McpPolicy.Cli.CommandLine;
using McpPolicy.Cli.Output;
using McpPolicy.Cli.Policies;

namespace McpPolicy.Cli.Explain;

/// <summary><c>mcp-policy explain</c>: the decision on one call, and the path to it.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new ExplainOptions();
        var command = new ExampleCommand(
            "explain",
            "Says what happens to a call and why, rule by rule. Counters are at zero: a limit refuses only what one call cannot have."
        )
        {
            ExitStatuses = "0 the call was decided, whatever the decision; 2 the policy or the command line is wrong",
            Examples =
            [
                "mcp-policy explain --policy policy.json --tool set_run_tag --grant alice",
                "mcp-policy explain --policy policy.json --tool create_refund --args '{\"amount\": 250}' --grant alice --group finance",
                "mcp-policy explain --policy a.yaml --policy b.yaml --tool delete_run --format json | jq .effect",
            ],
        };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(options, parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ExplainOptions options,
        ParseResult parsed,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var arguments = await options.ReadArgumentsAsync(parsed, terminal, cancellationToken);
        if (arguments.Error is { } problem)
        {
            await DiagnosticPrinter.PrintAsync(terminal, [problem]);
            return ExitStatus.BadInput;
        }

        var load = await PolicyLoader.LoadAsync(options.Policies(parsed), terminal, cancellationToken);
        if (load.Policy is not { } policy)
        {
            await DiagnosticPrinter.PrintAsync(terminal, load.Errors);
            return ExitStatus.BadInput;
        }

        var answer = await ExplainAnswer.ToAsync(options.Request(parsed, arguments.Content), policy, cancellationToken);
        if (options.IsJson(parsed))
        {
            await ExplainJson.WriteAsync(answer, terminal.Out);
        }
        else
        {
            await new ExplainText(terminal, options.ShowsAll(parsed)).WriteAsync(answer);
        }

        return ExitStatus.Success;
    }
}

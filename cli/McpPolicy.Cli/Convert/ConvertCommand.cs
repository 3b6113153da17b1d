using System.CommandLine;
using System.Text;
using McpPolicy.Cli.CommandLine;
using McpPolicy.Cli.Output;
using McpPolicy.Cli.Policies;

namespace McpPolicy.Cli.Convert;

/// <summary><c>mcp-policy convert</c>: says a policy in another form. What that form cannot say is an error, never left out.</summary>
internal static class ConvertCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new ConvertOptions();
        var command = new ExampleCommand("convert", "Turns policy.json into ToolPolicy YAML and back. Comments are not kept.")
        {
            ExitStatuses = "0 converted, 1 the other form cannot say it, 2 the policy or the command line is wrong",
            Examples =
            [
                "mcp-policy convert policy.json --to toolpolicy --target mlflow --namespace ml",
                "mcp-policy convert toolpolicy.yaml --to policyjson",
                "mcp-policy convert a.yaml b.yaml --to canonical",
            ],
        };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(options, parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ConvertOptions options,
        ParseResult parsed,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var load = await PolicyLoader.LoadAsync(options.Files(parsed), terminal, cancellationToken);
        if (load.Policy is not { } policy)
        {
            await DiagnosticPrinter.PrintAsync(terminal, load.Errors);
            return ExitStatus.BadInput;
        }

        var conversion = ConvertedReader.Check(Convert(options.Form(parsed), policy, options.Request(parsed)));
        if (conversion.Text is { } text)
        {
            await terminal.Out.WriteAsync(text);
            return ExitStatus.Success;
        }

        foreach (var problem in conversion.Problems)
        {
            await terminal.Error.WriteLineAsync($"{terminal.Paint(Tone.Bad, "error:")} {problem}");
        }

        if (options.Form(parsed) == "policyjson")
        {
            await terminal.Error.WriteLineAsync("Nothing was written. --to canonical writes a policy.json that can say everything.");
        }

        return ExitStatus.Failure;
    }

    private static Conversion Convert(string form, LoadedPolicy policy, ConvertRequest request) =>
        form switch
        {
            "toolpolicy" => ToolPolicies.ToolPolicyConverter.Convert(policy.Document, request),
            "policyjson" => PolicyJson.PolicyJsonConverter.Convert(policy.Document),
            _ => new Conversion(Encoding.UTF8.GetString(policy.Compiled.CanonicalJson.Span) + "\n", []),
        };
}

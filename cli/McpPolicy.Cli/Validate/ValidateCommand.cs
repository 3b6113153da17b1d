using System.CommandLine;
using McpPolicy.Cli.CommandLine;
using McpPolicy.Cli.Output;
using McpPolicy.Cli.Policies;

namespace McpPolicy.Cli.Validate;

/// <summary><c>mcp-policy validate</c>: lists every error and warning of policy files, each file by itself.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "policy.json or YAML of ToolPolicies; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var strict = new Option<bool>("--strict") { Description = "Warnings fail as errors do." };
        var command = new ExampleCommand("validate", "Lists every error and warning in policy files.")
        {
            ExitStatuses = "0 all valid, 1 a file is not valid, 2 a file cannot be read",
            Examples =
            [
                "mcp-policy validate policy.json",
                "mcp-policy validate --strict policies/*.yaml",
                "kubectl get toolpolicy mlflow-writes -n ml -o yaml | mcp-policy validate -",
            ],
        };
        command.Arguments.Add(files);
        command.Options.Add(strict);
        command.SetAction(
            (parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(files), parsed.GetValue(strict), terminal, cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, bool strict, Terminal terminal, CancellationToken cancellationToken)
    {
        var status = ExitStatus.Success;
        foreach (var path in paths)
        {
            status = Math.Max(status, await ValidateAsync(path, strict, terminal, cancellationToken));
        }

        return status;
    }

    private static async Task<int> ValidateAsync(string path, bool strict, Terminal terminal, CancellationToken cancellationToken)
    {
        var file = await InputFile.ReadAsync(path, terminal, cancellationToken);
        var load = PolicyLoader.Load([file]);
        await DiagnosticPrinter.PrintAsync(terminal, load.Diagnostics);
        if (file.Error is not null)
        {
            return ExitStatus.BadInput;
        }

        var isValid = load.Policy is not null && (!strict || load.Diagnostics.IsEmpty);
        var verdict = isValid ? terminal.Paint(Tone.Good, "valid") : terminal.Paint(Tone.Bad, "not valid");
        await terminal.Out.WriteLineAsync($"{file.Name}: {verdict}{Summary(load)}");
        return isValid ? ExitStatus.Success : ExitStatus.Failure;
    }

    private static string Summary(PolicyLoad load)
    {
        var errors = load.Errors.Count();
        var warnings = load.Diagnostics.Length - errors;
        string?[] parts =
        [
            load.Policy is { } policy ? Words.Count(policy.Compiled.Rules.Length, "rule") : null,
            errors > 0 ? Words.Count(errors, "error") : null,
            warnings > 0 ? Words.Count(warnings, "warning") : null,
            load.Policy is { } valid ? $"revision {valid.Compiled.Revision}" : null,
        ];
        return string.Concat(parts.OfType<string>().Select(static part => $", {part}"));
    }
}

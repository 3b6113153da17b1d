using System.CommandLine;
using McpPolicy.Cli.CommandLine;
using McpPolicy.Cli.Output;
using McpPolicy.Cli.Policies;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Cli.Test;

/// <summary><c>mcp-policy test</c>: runs the cases that are kept beside policies.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "YAML with \"policy\" (relative to the test file) and \"cases\".",
            Arity = ArgumentArity.OneOrMore,
        };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "List the cases that pass as well." };
        var command = new ExampleCommand(
            "test",
            "Runs test files: calls, and what has to become of them. Time is the file's own and moves only when a case says so."
        )
        {
            ExitStatuses = "0 all cases passed, 1 a case failed, 2 a file is wrong",
            Examples = ["mcp-policy test policy.test.yaml", "mcp-policy test --verbose policies/*/*.test.yaml"],
        };
        command.Arguments.Add(files);
        command.Options.Add(verbose);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(parsed.GetRequiredValue(files), new TestReport(terminal, parsed.GetValue(verbose)), terminal, cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, TestReport report, Terminal terminal, CancellationToken cancellationToken)
    {
        var status = ExitStatus.Success;
        var unreadable = 0;
        foreach (var path in paths)
        {
            var result = await RunAsync(path, report, terminal, cancellationToken);
            unreadable += result == ExitStatus.BadInput ? 1 : 0;
            status = Math.Max(status, result);
        }

        await report.FinishAsync(unreadable);
        return status;
    }

    private static async Task<int> RunAsync(string path, TestReport report, Terminal terminal, CancellationToken cancellationToken)
    {
        var (file, diagnostics) = TestFileReader.Read(await InputFile.ReadAsync(path, terminal, cancellationToken));
        if (file is null)
        {
            return await RefuseAsync(terminal, diagnostics);
        }

        var load = await PolicyLoader.LoadAsync(file.Policies, terminal, cancellationToken);
        if (load.Policy is not { } policy)
        {
            return await RefuseAsync(terminal, load.Errors);
        }

        var results = await new TestRunner(policy.Compiled, file.Start).RunAsync(file.Cases, cancellationToken);
        await report.AddAsync(file, results);
        return results.All(static result => result.Passed) ? ExitStatus.Success : ExitStatus.Failure;
    }

    private static async Task<int> RefuseAsync(Terminal terminal, IEnumerable<PolicyDiagnostic> diagnostics)
    {
        await DiagnosticPrinter.PrintAsync(terminal, diagnostics);
        return ExitStatus.BadInput;
    }
}

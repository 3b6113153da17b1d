using McpPolicy.Cli.Output;

namespace McpPolicy.Cli.Test;

/// <summary>Prints what became of test files: a line for each file, and for each failed case what was expected and what came.</summary>
internal sealed class TestReport(Terminal terminal, bool verbose)
{
    private int _passed;
    private int _failed;
    private int _files;

    public async Task AddAsync(TestFile file, IReadOnlyCollection<CaseResult> results)
    {
        var failed = results.Count(static result => !result.Passed);
        _files++;
        _failed += failed;
        _passed += results.Count - failed;
        var mark = failed == 0 ? terminal.Paint(Tone.Good, "ok  ") : terminal.Paint(Tone.Bad, "FAIL");
        await terminal.Out.WriteLineAsync($"{mark}  {file.Path}  {Words.Count(results.Count, "case")}");
        foreach (var result in results.Where(result => verbose || !result.Passed))
        {
            await WriteAsync(file, result);
        }
    }

    public async Task FinishAsync(int unreadable)
    {
        var failed = terminal.Paint(_failed > 0 ? Tone.Bad : Tone.Good, $"{_failed} failed");
        var notRun = unreadable > 0 ? $", {terminal.Paint(Tone.Bad, $"{Words.Count(unreadable, "file")} not run")}" : "";
        await terminal.Out.WriteLineAsync($"{Words.Count(_files, "file")}, {Words.Count(_passed, "case")} passed, {failed}{notRun}");
    }

    private async Task WriteAsync(TestFile file, CaseResult result)
    {
        var test = result.Case;
        if (result.Passed)
        {
            await terminal.Out.WriteLineAsync($"        {terminal.Paint(Tone.Good, "ok  ")}  {test.Name}");
            return;
        }

        await terminal.Out.WriteLineAsync($"  {terminal.Paint(Tone.Bad, "FAIL")}  {terminal.Paint(Tone.Strong, test.Name)}");
        await terminal.Out.WriteLineAsync(
            $"        {file.Path}:{test.Line}:{test.Column}: {Describe(result)}, decided by {result.DecidedBy}"
        );
        foreach (var mismatch in result.Mismatches)
        {
            await terminal.Out.WriteLineAsync($"        {mismatch.What, -10}  expected  {terminal.Paint(Tone.Good, mismatch.Expected)}");
            await terminal.Out.WriteLineAsync($"        {"", -10}  actual    {terminal.Paint(Tone.Bad, mismatch.Actual)}");
        }
    }

    private static string Describe(CaseResult result) =>
        result.Case.Repeat == 1 ? $"call of {result.Tool}" : $"call {result.Call} of {result.Case.Repeat} of {result.Tool}";
}

using System.Collections.Immutable;
using McpPolicy.Demo.Checks;
using McpPolicy.Demo.Processes;
using McpPolicy.Demo.Story;
using Spectre.Console;

namespace McpPolicy.Demo.Output;

/// <summary>Shows the story as it happens and what came of it; without colours and frames where nobody would see them.</summary>
internal sealed class Narrator(IAnsiConsole console)
{
    private string? _currentTool;

    public void Say(string sentence) => console.WriteLine(sentence);

    public void Started(string what, Uri where) => console.MarkupLineInterpolated($"[green]ready[/]  {what}: {where}");

    public void Listed(IReadOnlyCollection<string> tools) =>
        console.MarkupLineInterpolated($"[green]list[/]   tools/list shows {tools.Count}: {string.Join(", ", tools.Take(5))}");

    /// <summary>One mark a call: a dot allowed, L limited, D denied, F failed.</summary>
    public void Called(CallRecord call)
    {
        if (_currentTool != call.Tool)
        {
            CallsEnded();
            console.Markup($"[green]call[/]   {call.Tool} ");
            _currentTool = call.Tool;
        }

        console.Markup(CallMarks.Of(call.Outcome));
    }

    public void CallsEnded()
    {
        if (_currentTool is not null)
        {
            console.WriteLine();
            _currentTool = null;
        }
    }

    public void ShowCalls(StoryResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("tool");
        foreach (var column in new[] { "allowed", "denied", "limited" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var tool in result.Calls.Select(static call => call.Tool).Distinct(StringComparer.Ordinal))
        {
            table.AddRow(
                tool,
                $"{result.Count(tool, CallOutcome.Allowed)}",
                $"{result.Count(tool, CallOutcome.Denied)}",
                $"{result.Count(tool, CallOutcome.Limited)}"
            );
        }

        console.WriteLine();
        console.Write(table);
    }

    /// <summary>The first refusal of each kind, word by word.</summary>
    public void ShowDenials(StoryResult result)
    {
        console.MarkupLine("\n[bold]A refusal, exactly as the model reads it[/]");
        var shown = result
            .Calls.Where(static call => call.Outcome is CallOutcome.Limited or CallOutcome.Denied)
            .DistinctBy(static call => call.Outcome);
        foreach (var call in shown)
        {
            console.WriteLine($"  {call.Text}");
            if (call.Decision is { } decision)
            {
                WriteRaw($"  _meta[\"mcppolicy.dev/decision\"]: {decision.ReplaceLineEndings("\n  ")}");
            }
        }
    }

    public void ShowMetrics(ImmutableArray<Uri> endpoints, ImmutableArray<MetricLine> lines)
    {
        if (endpoints.IsEmpty)
        {
            return;
        }

        console.MarkupLineInterpolated($"\n[bold]Metrics[/] at {string.Join(", ", endpoints)}");
        foreach (var line in lines)
        {
            WriteRaw($"  {line.Text}");
        }
    }

    public void ShowVerdicts(IReadOnlyCollection<Verdict> verdicts)
    {
        console.MarkupLine("\n[bold]Checks[/]");
        foreach (var verdict in verdicts)
        {
            if (verdict.IsRight)
            {
                console.MarkupLineInterpolated($"  [green]ok[/]     {verdict.What}: {verdict.Found}");
            }
            else
            {
                console.MarkupLineInterpolated($"  [red]wrong[/]  {verdict.What}: {verdict.Found}; expected {verdict.Expected}");
            }
        }

        console.MarkupLine(
            verdicts.All(static verdict => verdict.IsRight) ? "[green]All counts are right.[/]" : "[red]Some counts are wrong.[/]"
        );
    }

    public void ShowClientConfiguration(Uri proxy)
    {
        console.MarkupLine("\n[bold]Paste this into your MCP client's configuration[/] (Ctrl-C here stops the proxy and the server):");
        WriteRaw(
            $$"""
            {
              "mcpServers": {
                "mlflow": {
                  "type": "http",
                  "url": "{{proxy}}"
                }
              }
            }
            """
        );
    }

    public void ShowFailure(string sentence, IEnumerable<ChildProcess> children)
    {
        CallsEnded();
        console.MarkupLineInterpolated($"[red]{sentence}[/]");
        foreach (var child in children)
        {
            console.WriteLine($"The last lines of the {child.Name}:");
            foreach (var line in child.LastLines)
            {
                WriteRaw($"  {line}");
            }
        }
    }

    // What is to be pasted or compared must not be wrapped to the width of the window.
    private void WriteRaw(string text) => console.Profile.Out.Writer.WriteLine(text);
}

using McpPolicy.Demo.Story;

namespace McpPolicy.Demo.Output;

/// <summary>The one-character marks that show progress, in Spectre's markup.</summary>
internal static class CallMarks
{
    public static string Of(CallOutcome outcome) =>
        outcome switch
        {
            CallOutcome.Allowed => "[green].[/]",
            CallOutcome.Limited => "[yellow]L[/]",
            CallOutcome.Denied => "[red]D[/]",
            _ => "[red]F[/]",
        };
}

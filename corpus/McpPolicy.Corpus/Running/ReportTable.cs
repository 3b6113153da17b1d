using Spectre.Console;

namespace McpPolicy.Corpus.Running;

/// <summary>Prints reports: a line for each class, then each case that went wrong.</summary>
internal static class ReportTable
{
    private static readonly (string Title, Outcome Outcome)[] Hostile =
    [
        ("held", Outcome.Held),
        ("denied tool read", Outcome.DeniedToolRead),
        ("forwarded", Outcome.Forwarded),
    ];

    private static readonly (string Title, Outcome Outcome)[] Legal =
    [
        ("passed", Outcome.Passed),
        ("rewritten", Outcome.Rewritten),
        ("altered", Outcome.Altered),
        ("blocked", Outcome.Blocked),
    ];

    /// <summary>Writes the tables.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyCollection<CaseReport> reports)
    {
        WriteKind(console, "hostile", Hostile, [.. reports.Where(static report => report.Case.IsHostile)]);
        WriteKind(console, "legal", Legal, [.. reports.Where(static report => !report.Case.IsHostile)]);
        foreach (CaseReport report in reports.Where(static report => !report.IsGood))
        {
            console.WriteLine($"{report.Outcome}: {report.Case}");
            if (report.Denied.Length > 0)
            {
                console.WriteLine($"  read by a server with: {report.Denied[0].Leniency}");
            }
        }

        int other = reports.Count(static report => report.AnswerFault is not null);
        if (other > 0)
        {
            console.WriteLine(
                $"{other} hostile cases were answered otherwise than this project's gateway does, which is no fault in itself."
            );
        }
    }

    private static void WriteKind(
        IAnsiConsole console,
        string kind,
        (string Title, Outcome Outcome)[] outcomes,
        IReadOnlyCollection<CaseReport> reports
    )
    {
        if (reports.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn(kind).AddColumn(new TableColumn("cases").RightAligned());
        foreach ((string title, _) in outcomes)
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        foreach (IGrouping<string, CaseReport> group in reports.GroupBy(static report => report.Case.Class, StringComparer.Ordinal))
        {
            AddRow(table, group.Key, outcomes, [.. group]);
        }

        AddRow(table, "all", outcomes, reports);
        console.Write(table);
    }

    private static void AddRow(
        Table table,
        string name,
        (string Title, Outcome Outcome)[] outcomes,
        IReadOnlyCollection<CaseReport> reports
    ) =>
        table.AddRow([
            name,
            $"{reports.Count}",
            .. outcomes.Select(column => $"{reports.Count(report => report.Outcome == column.Outcome)}"),
        ]);
}

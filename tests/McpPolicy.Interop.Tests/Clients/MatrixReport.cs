using System.Globalization;
using System.Text;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>Which client did what with which server, as a Markdown table.</summary>
internal static class MatrixReport
{
    private const string Works = "✓";
    private const string Absent = "–";

    public static string Write(IEnumerable<(MatrixCase Case, StoryResult Told)> stories)
    {
        var text = new StringBuilder(
            """
            | server | transport | client | revision | list | call | deny | limit | progress | cancel | resume |
            |---|---|---|---|:-:|:-:|:-:|:-:|:-:|:-:|:-:|

            """
        );
        foreach ((MatrixCase tried, StoryResult told) in stories)
        {
            string[] cells =
            [
                RowStart(tried),
                told.Version ?? Absent,
                Works,
                Works,
                told.Deny!.Effect is null ? "not shown" : Works,
                Works,
                told.Progress is null ? Absent : Works,
                told.Cancel is null ? Absent : Works,
                told.Resume?.Text == StoryAssert.Resumed ? Works : Absent,
            ];
            text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |");
        }

        return text.ToString();
    }

    /// <summary>How the row of a case begins.</summary>
    public static string RowStart(MatrixCase tried) => $"{tried.Server} | {tried.Transport} | {tried.Client}";
}

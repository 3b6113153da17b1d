using System.Globalization;
using System.Text.RegularExpressions;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Test;

/// <summary>Reads lengths of time: <c>30s</c>, <c>5m</c>, <c>1h30m</c>, <c>2d</c>, <c>500ms</c>; at most 366 days.</summary>
internal static partial class DurationReader
{
    private static readonly TimeSpan Max = TimeSpan.FromDays(366);

    public static TimeSpan Read(DocumentNode node, string what, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { Kind: ScalarKind.String } scalar && Parse(scalar.Text) is { } time)
        {
            return time;
        }

        diagnostics.Error(node, $"\"{what}\" cannot be {node.Describe()}; write 30s, 5m, 1h30m or 2d, at most 366d");
        return TimeSpan.Zero;
    }

    private static TimeSpan? Parse(string text)
    {
        if (!Whole().IsMatch(text))
        {
            return null;
        }

        var total = TimeSpan.Zero;
        foreach (Match part in Part().Matches(text))
        {
            var number = int.Parse(part.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            total += number * UnitOf(part.Groups["unit"].Value);
        }

        return total <= Max ? total : null;
    }

    private static TimeSpan UnitOf(string unit) =>
        unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => TimeSpan.FromDays(1),
        };

    [GeneratedRegex(@"\A([0-9]{1,9}(ms|s|m|h|d))+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<number>[0-9]{1,9})(?<unit>ms|s|m|h|d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}

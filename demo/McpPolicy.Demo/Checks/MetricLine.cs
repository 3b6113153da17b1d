using System.Text.RegularExpressions;

namespace McpPolicy.Demo.Checks;

/// <summary>One line of the counter of tool calls: its labels and its value.</summary>
/// <param name="Text">The line as it was scraped.</param>
/// <param name="Tool">The label of the same name; <c>_other</c> for tools that the proxy does not know.</param>
/// <param name="Decision">The label of the same name: allow, deny, limit, approval or error.</param>
/// <param name="Value">How many calls.</param>
internal sealed partial record MetricLine(string Text, string Tool, string Decision, double Value)
{
    public const string Metric = "mcp_policy_tool_calls_total";

    /// <summary>The lines of that counter in a scrape.</summary>
    public static IEnumerable<MetricLine> Parse(string scrape)
    {
        foreach (var line in scrape.Split('\n').Where(static line => line.StartsWith(Metric + '{', StringComparison.Ordinal)))
        {
            var end = line.LastIndexOf('}');
            var labels = Label()
                .Matches(line[..end])
                .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal);
            var value = double.Parse(line[(end + 1)..].Trim().Split(' ')[0]);
            yield return new MetricLine(line, labels["tool"], labels["decision"], value);
        }
    }

    [GeneratedRegex(@"(?<name>[a-z_]+)=""(?<value>(?:[^""\\]|\\.)*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace McpPolicy.Metrics.Tests;

/// <summary>A strict reader of both formats: what it cannot read fails the test.</summary>
internal static partial class ExpositionParser
{
    public static Dictionary<string, ParsedFamily> Parse(string text)
    {
        var families = new Dictionary<string, ParsedFamily>(StringComparer.Ordinal);
        ParsedFamily? current = null;
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        foreach (string line in text[..^1].Split('\n'))
        {
            if (line == "# EOF")
            {
                continue;
            }

            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                string[] parts = line.Split(' ', 4);
                current = new ParsedFamily(parts[2], string.Empty, parts[3], []);
                families.Add(current.Name, current);
            }
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                string[] parts = line.Split(' ');
                Assert.Equal(current!.Name, parts[2]);
                current = current with { Type = parts[3] };
                families[current.Name] = current;
            }
            else
            {
                ParsedSample sample = ParseSample(line);
                Assert.StartsWith(current!.Name, sample.Name, StringComparison.Ordinal);
                current.Samples.Add(sample);
            }
        }

        return families;
    }

    private static ParsedSample ParseSample(string line)
    {
        Match match = Sample().Match(line);
        Assert.True(match.Success, $"not a sample: {line}");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match label in Label().Matches(match.Groups["labels"].Value))
        {
            labels.Add(label.Groups["name"].Value, Unescape(label.Groups["value"].Value));
        }

        string number = match.Groups["value"].Value;
        double value = number switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            "NaN" => double.NaN,
            _ => double.Parse(number, CultureInfo.InvariantCulture),
        };
        return new ParsedSample(match.Groups["name"].Value, labels, value);
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\')
            {
                text.Append(value[i]);
                continue;
            }

            i++;
            text.Append(value[i] == 'n' ? '\n' : value[i]);
        }

        return text.ToString();
    }

    [GeneratedRegex(
        """^(?<name>[a-zA-Z_][a-zA-Z0-9_]*)(\{(?<labels>([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\[\\"n])*",?)*)\})? (?<value>\S+)$""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>([^"\\]|\\[\\"n])*)",?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}

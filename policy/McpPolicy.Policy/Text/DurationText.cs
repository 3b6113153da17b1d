using System.Globalization;
using System.Text.RegularExpressions;

namespace McpPolicy.Policy.Text;

/// <summary>Lengths of time as Go programs and Kubernetes write them, in whole seconds: <c>1h30m</c>, <c>90s</c>.</summary>
internal static partial class DurationText
{
    private static readonly TimeSpan Max = TimeSpan.FromDays(366);

    /// <summary>The time, 1 second to 366 days; null when the text is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var total =
            (Part(match, "h") * TimeSpan.FromHours(1))
            + (Part(match, "m") * TimeSpan.FromMinutes(1))
            + (Part(match, "s") * TimeSpan.FromSeconds(1));
        return total > TimeSpan.Zero && total <= Max ? total : null;
    }

    /// <summary>The shortest way to write a time of whole seconds.</summary>
    public static string Format(TimeSpan time)
    {
        var hours = (long)time.TotalHours;
        return string.Concat(Unit(hours, "h"), Unit(time.Minutes, "m"), Unit(time.Seconds, "s"));
    }

    private static string Unit(long count, string unit) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");

    private static int Part(Match match, string unit) =>
        match.Groups[unit] is { Success: true } part ? int.Parse(part.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A((?<h>[0-9]{1,4})h)?((?<m>[0-9]{1,6})m)?((?<s>[0-9]{1,8})s)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}

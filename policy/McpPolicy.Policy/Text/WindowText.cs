namespace McpPolicy.Policy.Text;

/// <summary>Windows in words.</summary>
internal static class WindowText
{
    public static string Describe(TimeSpan window) =>
        (long)window.TotalSeconds switch
        {
            1 => "second",
            60 => "minute",
            3_600 => "hour",
            86_400 => "day",
            var seconds when seconds % 86_400 == 0 => $"{seconds / 86_400} days",
            var seconds when seconds % 3_600 == 0 => $"{seconds / 3_600} hours",
            var seconds when seconds % 60 == 0 => $"{seconds / 60} minutes",
            var seconds => $"{seconds} seconds",
        };
}

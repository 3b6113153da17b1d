using System.Globalization;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Durations as they are written: a whole number and one of <c>ms</c>, <c>s</c>, <c>m</c>, <c>h</c> and <c>d</c>.</summary>
internal static class DurationText
{
    // "ms" is looked for before "m" and "s".
    private static readonly (string Name, TimeSpan Length)[] Units =
    [
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
    ];

    private static readonly (string Name, TimeSpan Length)[] FromLongest = [.. Units.OrderByDescending(static unit => unit.Length)];

    /// <summary>Reads <c>30s</c>; a number without a unit is no duration.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        foreach ((string name, TimeSpan length) in Units)
        {
            if (text.EndsWith(name, StringComparison.Ordinal))
            {
                bool isNumber =
                    uint.TryParse(
                        text.AsSpan(0, text.Length - name.Length),
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out uint count
                    )
                    && count <= 1_000_000;
                value = isNumber ? count * length : default;
                return isNumber;
            }
        }

        return false;
    }

    /// <summary>Writes a duration in its longest whole unit: <c>10m</c>.</summary>
    public static string Of(TimeSpan value)
    {
        (string name, TimeSpan length) = FromLongest.First(unit => value.Ticks % unit.Length.Ticks == 0 || unit.Name == "ms");
        return $"{value.Ticks / length.Ticks}{name}";
    }
}

using System.Globalization;

namespace McpPolicy.Soak.Running;

/// <summary>How much load, and for how long.</summary>
internal sealed record SoakOptions
{
    /// <summary>Streams held open at once, half of them GET streams of sessions, half subscriptions of 2026-07-28.</summary>
    public int Streams { get; init; } = 2000;

    /// <summary>Sessions opened, used once and closed each second.</summary>
    public int SessionsPerSecond { get; init; } = 200;

    /// <summary>How long the full load is kept up.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The pause between two events of a stream.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause of every tenth stream, longer than the 100 s after which proxies like to cut streams; none when the run is shorter.</summary>
    public TimeSpan LongInterval { get; init; } = TimeSpan.FromSeconds(110);

    /// <summary>Whether a rate of sessions that the load tool did not reach is a problem.</summary>
    public bool MustReachRate { get; init; } = true;

    /// <summary>Where the report goes besides the output; null: nowhere.</summary>
    public string? ReportFile { get; init; }

    /// <summary>The pause of a stream.</summary>
    public TimeSpan IntervalOf(int stream) => stream % 10 == 0 && Duration > 2 * LongInterval ? LongInterval : Interval;

    /// <summary>Reads <c>--streams N --sessions N --seconds N --report FILE</c>; returns what is wrong, or null.</summary>
    public static string? TryParse(string[] arguments, out SoakOptions? options)
    {
        var read = new SoakOptions();
        options = null;
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : string.Empty;
            bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0;
            switch (arguments[i])
            {
                case "--streams" when isNumber:
                    read = read with { Streams = number };
                    break;
                case "--sessions" when isNumber:
                    read = read with { SessionsPerSecond = number };
                    break;
                case "--seconds" when isNumber:
                    read = read with { Duration = TimeSpan.FromSeconds(number) };
                    break;
                case "--report" when value.Length > 0:
                    read = read with { ReportFile = value };
                    break;
                default:
                    return $"'{arguments[i]} {value}': write --streams N, --sessions N (a second), --seconds N or --report FILE";
            }
        }

        options = read;
        return null;
    }
}

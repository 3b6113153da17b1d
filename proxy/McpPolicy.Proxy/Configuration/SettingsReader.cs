using System.Collections.Immutable;
using System.Globalization;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Asks the layers in their order and turns texts into values; what does not fit is collected.</summary>
internal sealed class SettingsReader(IReadOnlyList<ISettingsLayer> layers)
{
    /// <summary>What was found wrong so far, one line each.</summary>
    public List<string> Errors { get; } = [];

    public SettingValue? Find(Setting setting) =>
        layers.Select(layer => layer.Find(setting, Errors)).FirstOrDefault(static value => value is not null);

    public ImmutableArray<string> List(Setting setting) => Find(setting)?.Values ?? [];

    public bool Switch(Setting setting)
    {
        if (Find(setting) is not { } value)
        {
            return false;
        }

        if (bool.TryParse(value.Single, out bool on))
        {
            return on;
        }

        Errors.Add($"{value.Source}: '{value.Single}' is neither true nor false; write one of them");
        return false;
    }

    public ListenAddress Address(Setting setting, ListenAddress fallback)
    {
        if (Find(setting) is not { } value)
        {
            return fallback;
        }

        if (ListenAddress.TryParse(value.Single, out ListenAddress? address, out string? problem))
        {
            return address;
        }

        Errors.Add($"{value.Source}: {problem}");
        return fallback;
    }

    public TimeSpan Seconds(Setting setting, TimeSpan fallback, int most)
    {
        if (Find(setting) is not { } value)
        {
            return fallback;
        }

        if (int.TryParse(value.Single, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds <= most)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        Errors.Add($"{value.Source}: '{value.Single}' is no number of seconds; write a whole number from 0 to {most}");
        return fallback;
    }

    /// <summary>A duration such as <c>30s</c>.</summary>
    public TimeSpan Duration(Setting setting, TimeSpan fallback, TimeSpan least, TimeSpan most) =>
        Read(
            setting,
            fallback,
            DurationText.TryParse,
            value => value >= least && value <= most,
            $"a time from {DurationText.Of(least)} to {DurationText.Of(most)}, such as {DurationText.Of(fallback)}"
        );

    /// <summary>A number of bytes such as <c>4MiB</c>.</summary>
    public int Size(Setting setting, int fallback, int least, int most) =>
        Read(
            setting,
            fallback,
            SizeText.TryParse,
            value => value >= least && value <= most,
            $"a size from {SizeText.Of(least)} to {SizeText.Of(most)}, such as {SizeText.Of(fallback)}"
        );

    /// <summary>A whole number.</summary>
    public int Count(Setting setting, int fallback, int least, int most) =>
        Read(
            setting,
            fallback,
            static (text, out value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value),
            value => value >= least && value <= most,
            $"a whole number from {least} to {most}, such as {fallback}"
        );

    /// <summary>One of the names of an enumeration, in lower case.</summary>
    public TValue Choice<TValue>(Setting setting, TValue fallback)
        where TValue : struct, Enum
    {
        string[] names = [.. Enum.GetNames<TValue>().Select(static name => name.ToLowerInvariant())];
        return Read(
            setting,
            fallback,
            (text, out value) =>
            {
                int index = Array.IndexOf(names, text);
                value = index < 0 ? default : Enum.GetValues<TValue>()[index];
                return index >= 0;
            },
            static _ => true,
            $"one of {string.Join(", ", names)}"
        );
    }

    private TValue Read<TValue>(Setting setting, TValue fallback, TryParse<TValue> parse, Predicate<TValue> fits, string advice)
    {
        if (Find(setting) is not { } value)
        {
            return fallback;
        }

        if (parse(value.Single, out TValue? parsed) && fits(parsed))
        {
            return parsed;
        }

        Errors.Add($"{value.Source}: '{value.Single}' does not fit; write {advice}");
        return fallback;
    }

    private delegate bool TryParse<TValue>(string text, out TValue value);
}

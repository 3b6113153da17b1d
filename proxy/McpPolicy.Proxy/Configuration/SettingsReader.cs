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
}

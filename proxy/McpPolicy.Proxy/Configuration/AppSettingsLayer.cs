namespace McpPolicy.Proxy.Configuration;

/// <summary>Settings in the section <c>McpPolicy</c> of appsettings.json.</summary>
internal sealed class AppSettingsLayer(IConfiguration configuration) : ISettingsLayer
{
    public const int Rank = 2;
    public const string FileName = "appsettings.json";
    private readonly IConfigurationSection _section = configuration.GetSection(Settings.Section);

    /// <summary>appsettings.json in the current directory, if there is one.</summary>
    public static AppSettingsLayer OfThisDirectory() =>
        new(new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(FileName), optional: true, reloadOnChange: false).Build());

    public SettingValue? Find(Setting setting, List<string> errors)
    {
        IConfigurationSection value = _section.GetSection(setting.Key);
        string source = $"{FileName}: {Settings.Section}:{setting.Key}";
        string[] elements = [.. value.GetChildren().Select(static child => child.Value ?? string.Empty)];
        bool many = setting.Kind is SettingKind.List or SettingKind.Items or SettingKind.Command;
        if (elements.Length > 0)
        {
            if (many)
            {
                return new SettingValue(source, Rank, [.. elements]);
            }

            errors.Add($"{source}: write one value, not a list");
            return null;
        }

        if (string.IsNullOrWhiteSpace(value.Value))
        {
            return null;
        }

        return setting.Kind switch
        {
            SettingKind.List => new SettingValue(source, Rank, ListText.Split(value.Value)),
            SettingKind.Items or SettingKind.Command => Refuse(source, errors),
            _ => new SettingValue(source, Rank, [value.Value.Trim()]),
        };
    }

    /// <summary>Keys of the section that nobody reads, most likely typing errors.</summary>
    public void FindUnknown(List<string> errors)
    {
        foreach (string key in _section.GetChildren().Select(static child => child.Key))
        {
            string[] known = [.. Settings.All.Select(static s => s.Key)];
            if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                errors.Add($"{FileName}: {Settings.Section}:{key} is no setting{Suggestion.For(key, known)}");
            }
        }
    }

    private static SettingValue? Refuse(string source, List<string> errors)
    {
        errors.Add($"{source}: write an array of texts");
        return null;
    }
}

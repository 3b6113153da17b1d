namespace McpPolicy.Proxy.Configuration;

/// <summary>A place where settings are written.</summary>
internal interface ISettingsLayer
{
    /// <summary>The value written here, or null when there is none. What is malformed is reported to <paramref name="errors"/>.</summary>
    SettingValue? Find(Setting setting, List<string> errors);
}

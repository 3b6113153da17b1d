namespace McpPolicy.Proxy.Configuration;

/// <summary>One thing that can be set, with its three spellings.</summary>
/// <param name="Name">The flag without its dashes, for example <c>allowed-hosts</c>.</param>
/// <param name="Kind">What its value looks like.</param>
/// <param name="Argument">What stands for the value in the help text; null for a switch.</param>
/// <param name="Description">One sentence for the help text.</param>
internal sealed record Setting(string Name, SettingKind Kind, string? Argument, string Description)
{
    /// <summary>The flag: <c>--allowed-hosts</c>.</summary>
    public string Flag { get; } = "--" + Name;

    /// <summary>The environment variable: <c>MCPPOLICY_ALLOWED_HOSTS</c>.</summary>
    public string Variable { get; } = "MCPPOLICY_" + Name.Replace('-', '_').ToUpperInvariant();

    /// <summary>The key in appsettings.json, in the section <c>McpPolicy</c>: <c>AllowedHosts</c>.</summary>
    public string Key { get; } = string.Concat(Name.Split('-').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
}

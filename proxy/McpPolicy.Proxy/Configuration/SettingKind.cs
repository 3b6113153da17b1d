namespace McpPolicy.Proxy.Configuration;

/// <summary>What a setting's value looks like.</summary>
internal enum SettingKind
{
    /// <summary>True or false; on the command line the bare flag is true.</summary>
    Switch,

    /// <summary>One text.</summary>
    Text,

    /// <summary>Texts separated by commas; on the command line the flag may also be repeated.</summary>
    List,

    /// <summary>Texts that may hold commas themselves: the flag is repeated, the environment variable holds a JSON array.</summary>
    Items,

    /// <summary>A command with its arguments: after <c>--</c> on the command line, a JSON array in the environment.</summary>
    Command,
}

namespace McpPolicy.Proxy.Configuration;

/// <summary>Reads what is protected: exactly one of a URL and a program.</summary>
internal static class UpstreamBinder
{
    public static ProxyOptions Bind(SettingsReader reader, ProxyOptions options)
    {
        SettingValue? url = reader.Find(UpstreamSettings.Url);
        SettingValue? command = reader.Find(StdioSettings.Command);
        if (url is null && command is null)
        {
            reader.Errors.Add(
                "nothing to protect; write --upstream URL for a server that listens, or --stdio -- COMMAND ARG… for a program"
            );
            return options;
        }

        // A stronger layer's choice replaces a weaker one's; only within one layer two choices contradict each other.
        if (url is not null && command is not null && url.Layer == command.Layer)
        {
            reader.Errors.Add($"{url.Source} and {command.Source} are both given; protect one server, by one of them");
            return options;
        }

        return command is null || url?.Layer < command.Layer ? BindUrl(reader, options, url!) : BindStdio(reader, options, command);
    }

    private static ProxyOptions BindUrl(SettingsReader reader, ProxyOptions options, SettingValue value)
    {
        string? problem = UpstreamUrl.FindProblem(value.Single, out Uri? url);
        if (problem is not null)
        {
            reader.Errors.Add($"{value.Source}: {problem}");
        }

        return problem is null ? options with { Http = HttpUpstreamBinder.Read(reader, url!) } : options;
    }

    private static ProxyOptions BindStdio(SettingsReader reader, ProxyOptions options, SettingValue value)
    {
        if (value.Values.IsEmpty || value.Values[0].Length == 0)
        {
            reader.Errors.Add($"{value.Source}: the command is missing; write --stdio -- COMMAND ARG…");
            return options;
        }

        if (ExecutablePath.Find(value.Values[0], Environment.GetEnvironmentVariable("PATH")) is not { } executable)
        {
            reader.Errors.Add($"{value.Source}: there is no program '{value.Values[0]}', neither at that path nor in PATH");
            return options;
        }

        return options with
        {
            Stdio = StdioBinder.Read(reader, executable, value.Values[1..]),
        };
    }
}

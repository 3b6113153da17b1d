namespace McpPolicy.Proxy.Configuration;

/// <summary>Turns what was written into <see cref="ProxyOptions"/>, or says what is wrong with it.</summary>
internal static class OptionsBinder
{
    private const int LongestDrain = 3600;

    public static OptionsResult Bind(CommandLineLayer flags, EnvironmentLayer environment, AppSettingsLayer appSettings)
    {
        var reader = new SettingsReader([flags, environment, appSettings]);
        flags.FindErrors(reader.Errors);
        if (reader.Errors.Count > 0)
        {
            // Whatever else is missing follows from a misread command line.
            return new OptionsResult(null, [.. reader.Errors]);
        }

        appSettings.FindUnknown(reader.Errors);
        var options = new ProxyOptions
        {
            PolicyFile = ReadPolicyFile(reader),
            Listen = reader.Address(ClientSettings.Listen, ListenAddress.DefaultMcp),
            Admin = reader.Address(Settings.Admin, ListenAddress.DefaultAdmin),
            Authentication = AuthenticationBinder.Bind(reader),
            AllowAnonymous = reader.Switch(ClientSettings.AllowAnonymous),
            AllowedHosts = HostNames.Read(reader),
            AllowedOrigins = Origins.Read(reader),
            Limits = LimitsBinder.ReadWireLimits(reader),
            ServerLimits = LimitsBinder.ReadServerLimits(reader),
            WaitForPolicy = reader.Switch(Settings.WaitForPolicy),
            WaitForUpstream = reader.Switch(UpstreamSettings.Wait),
            Drain = reader.Seconds(Settings.DrainSeconds, TimeSpan.FromSeconds(30), LongestDrain),
        };
        options = UpstreamBinder.Bind(reader, options);
        if (reader.Errors.Count == 0)
        {
            options = CounterStoreBinder.Bind(reader, options);
        }

        CheckAddresses(reader, options);
        return reader.Errors.Count > 0 ? new OptionsResult(null, [.. reader.Errors]) : new OptionsResult(options, []);
    }

    private static string ReadPolicyFile(SettingsReader reader)
    {
        if (reader.Find(Settings.Policy) is { } value)
        {
            return value.Single;
        }

        reader.Errors.Add("--policy is missing; write --policy FILE (a policy.json, or a YAML file of ToolPolicy resources)");
        return string.Empty;
    }

    private static void CheckAddresses(SettingsReader reader, ProxyOptions options)
    {
        if (reader.Errors.Count > 0)
        {
            return;
        }

        if (options.Listen.Overlaps(options.Admin))
        {
            reader.Errors.Add(
                $"--listen {options.Listen} and --admin {options.Admin} are the same address; MCP and administration need a port each"
            );
        }

        if (!options.Listen.IsLoopback && !options.AllowAnonymous && options.Authentication is null)
        {
            reader.Errors.Add(
                $"--listen {options.Listen}: other machines could call without authentication; write --authentication FILE, listen on 127.0.0.1, or write --allow-anonymous if that is intended"
            );
        }
    }
}

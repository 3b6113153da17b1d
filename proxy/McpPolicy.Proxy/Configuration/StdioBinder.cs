using System.Collections.Immutable;
using McpPolicy.Proxy.Stdio;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Reads how the server that is a program is run.</summary>
internal static class StdioBinder
{
    private const int KiB = 1 << 10;
    private const int MiB = 1 << 20;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static StdioOptions Read(SettingsReader reader, string executable, ImmutableArray<string> arguments)
    {
        var defaults = new StdioOptions { Command = executable };
        return defaults with
        {
            Arguments = arguments,
            Environment = StdioEnvironment.Read(reader, Environment.GetEnvironmentVariable),
            Mode = reader.Choice(StdioSettings.Mode, StdioMode.Auto),
            MaxSessions = reader.Count(StdioSettings.MaxSessions, defaults.MaxSessions, 1, 10_000),
            SessionIdleTimeout = reader.Duration(StdioSettings.IdleTimeout, defaults.SessionIdleTimeout, Second, 7 * Day),
            RequestTimeout = reader.Duration(StdioSettings.ResponseTimeout, defaults.RequestTimeout, Second, Day),
            StopTimeout = reader.Duration(
                StdioSettings.StopTimeout,
                defaults.StopTimeout,
                TimeSpan.FromMilliseconds(100),
                TimeSpan.FromMinutes(10)
            ),
            MaxMessageBytes = reader.Size(StdioSettings.MaxMessage, defaults.MaxMessageBytes, 64 * KiB, 256 * MiB),
        };
    }
}

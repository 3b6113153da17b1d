using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Reads what a client may cost. The ranges keep out what no client needs and what would not protect anything.</summary>
internal static class LimitsBinder
{
    private const int KiB = 1 << 10;
    private const int MiB = 1 << 20;

    public static WireLimits ReadWireLimits(SettingsReader reader)
    {
        var defaults = new WireLimits();
        return new WireLimits
        {
            MaxBodyBytes = reader.Size(LimitSettings.MaxBody, defaults.MaxBodyBytes, KiB, 256 * MiB),
            MaxDepth = reader.Count(LimitSettings.MaxDepth, defaults.MaxDepth, 8, 512),
            BodyTimeout = reader.Duration(
                LimitSettings.BodyTimeout,
                defaults.BodyTimeout,
                TimeSpan.FromSeconds(1),
                TimeSpan.FromMinutes(10)
            ),
            MaxListBytes = reader.Size(LimitSettings.MaxList, defaults.MaxListBytes, 64 * KiB, 256 * MiB),
        };
    }

    public static ServerLimits ReadServerLimits(SettingsReader reader)
    {
        var defaults = new ServerLimits();
        return new ServerLimits
        {
            MaxHeaderBytes = reader.Size(LimitSettings.MaxHeaderSize, defaults.MaxHeaderBytes, 4 * KiB, MiB),
            MaxHeaders = reader.Count(LimitSettings.MaxHeaders, defaults.MaxHeaders, 20, 1000),
            MaxConnections = reader.Count(LimitSettings.MaxConnections, defaults.MaxConnections, 1, 1_000_000),
        };
    }
}

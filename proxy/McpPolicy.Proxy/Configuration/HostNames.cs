using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Reads the host names that clients may use.</summary>
internal static class HostNames
{
    public static ImmutableArray<string> Read(SettingsReader reader)
    {
        if (reader.Find(ClientSettings.AllowedHosts) is not { } value)
        {
            return [];
        }

        foreach (string host in value.Values.Where(static h => Uri.CheckHostName(h) == UriHostNameType.Unknown))
        {
            reader.Errors.Add(
                $"{value.Source}: '{host}' is no host name; write names without scheme and port, such as mlflow-proxy.ml.svc"
            );
        }

        return value.Values;
    }
}

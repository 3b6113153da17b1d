using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Reads the web origins that may call (RFC 6454).</summary>
internal static class Origins
{
    public static ImmutableArray<string> Read(SettingsReader reader)
    {
        if (reader.Find(ClientSettings.AllowedOrigins) is not { } value)
        {
            return [];
        }

        foreach (string origin in value.Values.Where(static o => !IsOrigin(o)))
        {
            reader.Errors.Add(
                $"{value.Source}: '{origin}' is no web origin; write scheme, host and port only, such as https://app.example.com"
            );
        }

        return value.Values;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        && text.Contains("://", StringComparison.Ordinal)
        && text.Count(static c => c == '/') == 2
        && url.Host.Length > 0
        && url.UserInfo.Length == 0
        && url.Query.Length == 0
        && url.Fragment.Length == 0;
}

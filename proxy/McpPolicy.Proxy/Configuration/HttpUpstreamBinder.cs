using McpPolicy.Proxy.Upstreams;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Reads how the server that listens is reached.</summary>
internal static class HttpUpstreamBinder
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static HttpUpstreamOptions Read(SettingsReader reader, Uri url)
    {
        var defaults = new HttpUpstreamOptions { Url = url };
        TimeSpan least = TimeSpan.FromMilliseconds(100);
        return defaults with
        {
            HeadersDirectory = ReadHeaders(reader),
            Tls = ReadTls(reader, url),
            ConnectTimeout = reader.Duration(UpstreamSettings.ConnectTimeout, defaults.ConnectTimeout, least, TimeSpan.FromMinutes(5)),
            ResponseTimeout = reader.Duration(UpstreamSettings.ResponseTimeout, defaults.ResponseTimeout, Second, Day),
            ActivityTimeout = reader.Duration(UpstreamSettings.IdleTimeout, defaults.ActivityTimeout, Second, 7 * Day),
            ConnectionLifetime = reader.Duration(UpstreamSettings.ConnectionLifetime, defaults.ConnectionLifetime, Second, Day),
        };
    }

    private static string? ReadHeaders(SettingsReader reader)
    {
        SettingValue? directory = reader.Find(UpstreamSettings.Headers);
        if (directory is not null && UpstreamHeaders.FindProblem(directory.Single) is { } problem)
        {
            reader.Errors.Add($"{directory.Source}: {problem}");
        }

        return directory?.Single;
    }

    private static UpstreamTlsOptions? ReadTls(SettingsReader reader, Uri url)
    {
        SettingValue? authorities = reader.Find(UpstreamSettings.CertificateAuthorities);
        SettingValue? certificate = reader.Find(UpstreamSettings.ClientCertificate);
        SettingValue? key = reader.Find(UpstreamSettings.ClientKey);
        if ((authorities ?? certificate ?? key) is not { } first)
        {
            return null;
        }

        if (url.Scheme != Uri.UriSchemeHttps)
        {
            reader.Errors.Add($"{first.Source}: the server is reached over http, without certificates; write an https:// URL");
        }

        if (key is not null && certificate is null)
        {
            reader.Errors.Add(
                $"{key.Source}: the certificate of this key is missing; write {UpstreamSettings.ClientCertificate.Flag} FILE"
            );
        }

        var options = new UpstreamTlsOptions
        {
            CertificateAuthoritiesFile = authorities?.Single,
            ClientCertificateFile = certificate?.Single,
            ClientKeyFile = key?.Single,
        };
        if (UpstreamTls.TryRead(options, out _) is { } problem)
        {
            reader.Errors.Add(problem);
        }

        return options;
    }
}

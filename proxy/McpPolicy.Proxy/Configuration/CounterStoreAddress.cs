using System.Diagnostics.CodeAnalysis;
using McpPolicy.Redis;

namespace McpPolicy.Proxy.Configuration;

/// <summary>A server that counters are kept on, as it is written.</summary>
/// <param name="Endpoint">The server.</param>
/// <param name="IsTls">Whether it is spoken to by TLS.</param>
internal sealed record CounterStoreAddress(RedisEndpoint Endpoint, bool IsTls)
{
    private const string Plain = "redis";
    private const string Tls = "rediss";

    /// <summary>Reads <c>redis://HOST:PORT</c> and <c>rediss://HOST:PORT</c>; without a port 6379.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="address">The address, when the text is one.</param>
    /// <param name="problem">Otherwise what is wrong and what to write; never with credentials in it.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CounterStoreAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        problem = FindProblem(text, out Uri? url);
        if (problem is not null)
        {
            return false;
        }

        int port = url!.Port > 0 ? url.Port : RedisEndpoint.DefaultPort;
        address = new CounterStoreAddress(new RedisEndpoint(url.DnsSafeHost, port), url.Scheme == Tls);
        return true;
    }

    private static string? FindProblem(string text, out Uri? url)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out url) || url.Scheme is not (Plain or Tls) || url.Host.Length == 0)
        {
            return text.Contains('@', StringComparison.Ordinal)
                ? "this is no address of a server; write redis://HOST:PORT, or rediss://HOST:PORT for TLS"
                : $"'{text}' is no address of a server; write redis://HOST:PORT, or rediss://HOST:PORT for TLS";
        }

        if (url.UserInfo.Length > 0)
        {
            return $"credentials in an address are seen by others; put them into files and write {CounterSettings.Credentials.Flag} DIR";
        }

        return url.PathAndQuery.Length > 1 || url.Fragment.Length > 0
            ? $"'{text}' has more than a host and a port; write {url.Scheme}://{url.Authority} (counters are in database 0)"
            : null;
    }
}

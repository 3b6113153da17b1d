using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace McpPolicy.Redis;

/// <summary>Where a server listens.</summary>
/// <param name="Host">A host name or an IP address, without brackets.</param>
/// <param name="Port">The port, 1 to 65535.</param>
public sealed record RedisEndpoint(string Host, int Port)
{
    /// <summary>The port of Redis and Valkey, 6379.</summary>
    public const int DefaultPort = 6379;

    /// <summary>Reads <c>HOST:PORT</c> as servers of a cluster write it: an IPv6 address comes without brackets, and an empty host
    /// means the one that was asked.</summary>
    internal static bool TryParse(string text, string askedHost, [NotNullWhen(true)] out RedisEndpoint? endpoint)
    {
        endpoint = null;
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        var host = text[..colon];
        endpoint = port is > 0 and <= 65535 ? new RedisEndpoint(host.Length == 0 ? askedHost : host, port) : null;
        return endpoint is not null;
    }

    /// <summary><c>host:port</c>, with brackets around an IPv6 address.</summary>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}

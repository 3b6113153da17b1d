using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace McpPolicy.Proxy.Configuration;

/// <summary>An address to listen on.</summary>
/// <param name="Host">An IP address as it is written in URLs, or <c>localhost</c>.</param>
/// <param name="Port">The port; 0 takes any free one.</param>
public sealed record ListenAddress(string Host, int Port)
{
    /// <summary>http://127.0.0.1:8080.</summary>
    public static readonly ListenAddress DefaultMcp = new("127.0.0.1", 8080);

    /// <summary>http://127.0.0.1:9090.</summary>
    public static readonly ListenAddress DefaultAdmin = new("127.0.0.1", 9090);

    /// <summary>The address to bind; <c>localhost</c> is 127.0.0.1.</summary>
    public IPAddress Address { get; } = Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(Host);

    /// <summary>Whether only this machine can connect.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    private bool IsWildcard => Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any);

    /// <summary>Whether both cannot be bound at once.</summary>
    public bool Overlaps(ListenAddress other) =>
        Port != 0 && Port == other.Port && (IsWildcard || other.IsWildcard || Address.Equals(other.Address));

    /// <summary>Reads <c>http://HOST:PORT</c>.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="address">The address, when the text is one.</param>
    /// <param name="problem">Otherwise what is wrong and what to write.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        problem = FindProblem(text, out Uri? url);
        if (problem is null)
        {
            address = new ListenAddress(url!.Host, url.Port);
        }

        return problem is null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"http://{Host}:{Port}";

    private static string? FindProblem(string text, out Uri? url)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out url) || !text.Contains("://", StringComparison.Ordinal))
        {
            return $"'{text}' is no address; write http://HOST:PORT, for example http://127.0.0.1:8080";
        }

        if (url.Scheme != Uri.UriSchemeHttp)
        {
            return $"'{text}' is not http; this program serves plain http, so put TLS in front of it and write http://HOST:PORT";
        }

        if (url.PathAndQuery != "/" || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            return $"'{text}' has more than a host and a port; write http://{url.Authority} (the endpoint is always /mcp)";
        }

        return url.Host == "localhost" || url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? null
            : $"'{url.Host}' is no address of this machine; write an IP address such as 127.0.0.1, or 0.0.0.0 for all";
    }
}

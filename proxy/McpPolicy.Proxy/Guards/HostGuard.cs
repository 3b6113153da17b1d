using System.Collections.Frozen;
using System.Net;

namespace McpPolicy.Proxy.Guards;

/// <summary>
/// Keeps DNS rebinding out: a page on attacker.example that makes its name resolve to this proxy sends that name in <c>Host</c>.
/// The server's own check does not help, because the proxy sends it another host.
/// </summary>
internal sealed class HostGuard
{
    private readonly FrozenSet<string> _names;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly bool _anyAddress;

    public HostGuard(GuardOptions options)
    {
        List<string> names = ["localhost", "127.0.0.1", "[::1]"];
        foreach (string url in options.ListenUrls)
        {
            string host = BindingAddress.Parse(url).Host;
            _anyAddress |= host is "*" or "+" or "0.0.0.0" or "[::]";
            names.Add(host);
        }

        names.AddRange(options.AllowedHosts);
        _names = names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether clients may use this host; the port does not matter.</summary>
    public bool IsAllowed(HostString host)
    {
        if (!host.HasValue)
        {
            return false;
        }

        ReadOnlySpan<char> name = NameOf(host.Value);
        return _lookup.Contains(name) || (_anyAddress && IsAddress(name));
    }

    /// <summary>The host without its port; an IPv6 literal keeps its brackets.</summary>
    internal static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> authority)
    {
        int end = authority.StartsWith("[") ? authority.IndexOf(']') + 1 : authority.IndexOf(':');
        return end > 0 ? authority[..end] : authority;
    }

    // An address cannot be rebound: the browser went to that very address.
    private static bool IsAddress(ReadOnlySpan<char> name) =>
        name.StartsWith("[") ? IPAddress.TryParse(name[1..^1], out _) : name.Contains('.') && IPAddress.TryParse(name, out _);
}

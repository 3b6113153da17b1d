using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace McpPolicy.Proxy.Guards;

/// <summary>
/// Lets a browser's page call only when it is the proxy's own origin, a configured one, or, on a proxy that is itself reached
/// over loopback, another loopback page (a local inspector). Clients that are no browser send no <c>Origin</c>.
/// </summary>
internal sealed class OriginGuard
{
    private readonly FrozenSet<string> _origins;

    public OriginGuard(GuardOptions options) => _origins = SetOf(options);

    /// <summary>The configured origins, to be compared as browsers write them.</summary>
    public static FrozenSet<string> SetOf(GuardOptions options) =>
        options.AllowedOrigins.Select(origin => origin.TrimEnd('/')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the request may go on.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="host">The request's host, already found to be allowed.</param>
    public bool IsAllowed(IHeaderDictionary headers, HostString host)
    {
        StringValues values = headers.Origin;
        if (values.Count == 0)
        {
            return true;
        }

        return values.Count == 1 && values[0] is { } origin && (_origins.Contains(origin) || IsOwn(origin, host.Value));
    }

    private static bool IsOwn(string origin, string? host)
    {
        ReadOnlySpan<char> authority = AuthorityOf(origin);
        if (authority.IsEmpty || host is null)
        {
            return false;
        }

        return authority.Equals(host, StringComparison.OrdinalIgnoreCase)
            || (IsLoopback(NameIn(authority)) && IsLoopback(HostGuard.NameOf(host)));
    }

    // Pages come over these two; another scheme with a loopback name says nothing about where the page is from.
    private static ReadOnlySpan<char> AuthorityOf(ReadOnlySpan<char> origin)
    {
        if (origin.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return origin["http://".Length..];
        }

        return origin.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? origin["https://".Length..] : default;
    }

    private static ReadOnlySpan<char> NameIn(ReadOnlySpan<char> authority)
    {
        ReadOnlySpan<char> name = HostGuard.NameOf(authority);
        ReadOnlySpan<char> port = authority[name.Length..];
        return port.IsEmpty || (port[0] == ':' && ushort.TryParse(port[1..], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? name
            : default;
    }

    private static bool IsLoopback(ReadOnlySpan<char> name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name is "127.0.0.1" or "[::1]";
}

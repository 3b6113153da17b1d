using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace McpPolicy.Proxy.Guards;

/// <summary>
/// Lets a browser's page call only when it is the proxy's own origin, a configured one, or, on a proxy that is itself reached
/// over loopback, another loopback page (a local inspector). Clients that are no browser send no <c>Origin</c>.
/// </summary>
internal sealed class OriginGuard
{
    private readonly FrozenSet<string> _origins;

    public OriginGuard(GuardOptions options) =>
        _origins = options.AllowedOrigins.Select(origin => origin.TrimEnd('/')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

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
        int scheme = origin.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || host is null)
        {
            return false;
        }

        ReadOnlySpan<char> authority = origin.AsSpan(scheme + 3);
        return authority.Equals(host, StringComparison.OrdinalIgnoreCase)
            || (IsLoopback(HostGuard.NameOf(authority)) && IsLoopback(HostGuard.NameOf(host)));
    }

    private static bool IsLoopback(ReadOnlySpan<char> name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name is "127.0.0.1" or "[::1]";
}

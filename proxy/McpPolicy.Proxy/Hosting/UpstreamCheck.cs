using System.Net;
using System.Net.Sockets;
using McpPolicy.Proxy.Configuration;

namespace McpPolicy.Proxy.Hosting;

/// <summary>
/// Looks whether the MCP server can be there at all. A server that is merely down may come up later, and calls say so until then; a name
/// that nobody knows is a typing error.
/// </summary>
internal static class UpstreamCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong and what to write; null when nothing is.</summary>
    public static async Task<string?> FindProblemAsync(ProxyOptions options, TimeProvider time)
    {
        if (options.UpstreamUrl is not { } url || options.WaitForPolicy || url.HostNameType != UriHostNameType.Dns)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await Dns.GetHostAddressesAsync(url.DnsSafeHost, patience.Token);
            return null;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return $"{Settings.Upstream.Flag}: the host '{url.DnsSafeHost}' cannot be resolved; write a name that this machine knows, or an IP address";
        }
    }
}

using System.Net;
using System.Net.Sockets;
using McpPolicy.Proxy.Configuration;

namespace McpPolicy.Proxy.Hosting;

/// <summary>
/// Looks whether the MCP server is there before anything listens: a name that nobody knows and a port where nothing answers are most
/// often typing errors. A server that is just starting has a few seconds.
/// </summary>
/// <param name="progress">Told once that the server is waited for.</param>
/// <param name="time">Measures the patience.</param>
internal sealed class UpstreamCheck(TextWriter progress, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>What is wrong and what to write; null when nothing is.</summary>
    public async Task<string?> FindProblemAsync(ProxyOptions options)
    {
        if (options.Http?.Url is not { } url || options.WaitForUpstream)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        if (!await IsKnownAsync(url, patience.Token))
        {
            return $"{UpstreamSettings.Url.Flag}: the host '{url.DnsSafeHost}' cannot be resolved; write a name that this machine knows, or an IP address";
        }

        return await IsReachedAsync(url, patience.Token)
            ? null
            : $"{UpstreamSettings.Url.Flag}: nothing answers at {url.Authority}; start the MCP server first, correct the address, or write {UpstreamSettings.Wait.Flag} to start without it";
    }

    private static async Task<bool> IsKnownAsync(Uri url, CancellationToken patience)
    {
        try
        {
            await Dns.GetHostAddressesAsync(url.DnsSafeHost, patience);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> IsReachedAsync(Uri url, CancellationToken patience)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(url.DnsSafeHost, url.Port, patience);
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
            catch (SocketException) when (attempt > 1) { }
            catch (SocketException)
            {
                await progress.WriteLineAsync(
                    $"mcp-policy-proxy: waiting up to {Patience.TotalSeconds} s for the MCP server at {url.Authority}"
                );
            }

            if (!await PauseAsync(patience))
            {
                return false;
            }
        }
    }

    private async Task<bool> PauseAsync(CancellationToken patience)
    {
        try
        {
            await Task.Delay(Pause, time, patience);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace McpPolicy.Demo.Processes;

/// <summary>Addresses on this machine.</summary>
internal static class Loopback
{
    /// <summary>Addresses whose ports are free now, each different.</summary>
    public static Uri[] FreeAddresses(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            return [.. listeners.Select(static listener => new Uri($"http://127.0.0.1:{Bind(listener)}"))];
        }
        finally
        {
            foreach (var listener in listeners)
            {
                listener.Dispose();
            }
        }
    }

    private static int Bind(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

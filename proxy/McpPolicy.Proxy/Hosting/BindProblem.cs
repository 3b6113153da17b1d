using System.Net.Sockets;
using McpPolicy.Proxy.Configuration;
using Microsoft.AspNetCore.Connections;

namespace McpPolicy.Proxy.Hosting;

/// <summary>Says why an address cannot be listened on.</summary>
internal static class BindProblem
{
    /// <summary>Whether the exception tells of an address and not of a defect.</summary>
    public static bool IsOne(Exception exception) => exception is SocketException or IOException { InnerException: AddressInUseException };

    public static string Describe(Setting setting, ListenAddress address, Exception exception)
    {
        string reason = (exception as SocketException)?.SocketErrorCode switch
        {
            SocketError.AddressNotAvailable => "is not an address of this machine; write one that is, such as 127.0.0.1",
            SocketError.AccessDenied => "needs more rights than this user has; choose a port above 1023",
            null => "is in use by another program; stop that one, or choose another port",
            _ => $"cannot be listened on: {exception.Message}",
        };
        return $"{setting.Flag}: {address} {reason}";
    }
}

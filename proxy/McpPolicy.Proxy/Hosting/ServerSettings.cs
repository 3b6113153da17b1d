using System.Text;
using McpPolicy.Proxy.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace McpPolicy.Proxy.Hosting;

/// <summary>What both web servers have in common.</summary>
internal static class ServerSettings
{
    private const int MaxHeaderBytes = 32 * 1024;
    private const int MaxHeaders = 100;

    public static void Apply(KestrelServerOptions kestrel, ListenAddress address)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = MaxHeaders;
        // The server's headers go on byte for byte, whatever they are encoded in.
        kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
        // HTTP/2 over plain text would need prior knowledge; no MCP client uses it.
        kestrel.Listen(address.Address, address.Port, static listen => listen.Protocols = HttpProtocols.Http1);
    }
}

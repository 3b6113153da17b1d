using System.Text;
using McpPolicy.Proxy.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace McpPolicy.Proxy.Hosting;

/// <summary>What both web servers have in common.</summary>
internal static class ServerSettings
{
    public static void Apply(KestrelServerOptions kestrel, ListenAddress address, ServerLimits limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.MaxHeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = limits.MaxHeaders;
        kestrel.Limits.MaxConcurrentConnections = limits.MaxConnections;
        // Bodies are bounded where they are read, with an answer that says so.
        kestrel.Limits.MaxRequestBodySize = null;
        // The server's headers go on byte for byte, whatever they are encoded in.
        kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
        // HTTP/2 over plain text would need prior knowledge; no MCP client uses it.
        kestrel.Listen(address.Address, address.Port, static listen => listen.Protocols = HttpProtocols.Http1);
    }
}

using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Demo.Story;

/// <summary>Connects the SDK's own client, as an agent's host would.</summary>
internal static class Connection
{
    public static async Task<McpClient> OpenAsync(Uri endpoint, CancellationToken stop)
    {
        var transport = new HttpClientTransport(
            new HttpClientTransportOptions { Endpoint = endpoint, TransportMode = HttpTransportMode.StreamableHttp }
        );
        var options = new McpClientOptions
        {
            ClientInfo = new Implementation { Name = "mcp-policy-demo", Version = "1" },
        };
        return await McpClient.CreateAsync(transport, options, cancellationToken: stop);
    }
}

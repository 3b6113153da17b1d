using McpPolicy.EndToEnd.Tests.Cluster;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpPolicy.EndToEnd.Tests.Traffic;

/// <summary>The SDK's own client, connected inside the cluster's network.</summary>
internal static class McpConnection
{
    public static Task<McpClient> OpenAsync(NodeNetwork network, Uri endpoint, CancellationToken cancellationToken)
    {
        var options = new HttpClientTransportOptions { Endpoint = endpoint, TransportMode = HttpTransportMode.StreamableHttp };
        var transport = new HttpClientTransport(options, new HttpClient(network.CreateHandler()), ownsHttpClient: true);
        return McpClient.CreateAsync(transport, cancellationToken: cancellationToken);
    }

    public static string TextOf(CallToolResult result) =>
        string.Join('\n', result.Content.OfType<TextContentBlock>().Select(static block => block.Text));
}

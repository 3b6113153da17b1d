using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Samples.Mlflow.Hosting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Proxy.Tests.Functional;

/// <summary>The C# SDK's client against the sample MLflow server, through the proxy, in both eras.</summary>
public sealed class RealClientTests
{
    private const string Policy = """
        {
          "version": "1",
          "default": "deny",
          "tools": {
            "set_run_tag": { "limits": [{ "counter": "set_run_tag_rate", "window": "minute", "max": 2, "scope": "grant" }] },
            "get_experiments": {},
            "delete_run": { "action": "deny", "reason": "Deleting is done in the MLflow UI." }
          }
        }
        """;

    [Theory]
    [InlineData(null)]
    [InlineData("2025-11-25")]
    [InlineData("2025-06-18")]
    public async Task Client_SeesWhatItMayCall_AndReadsWhyItMayNot(string? version)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using SampleHttpServer server = await SampleHttpServer.StartAsync(
            new Uri("http://127.0.0.1:0"),
            TimeProvider.System,
            cancellationToken: cancellationToken
        );
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy, upstream: server.Endpoint);
        await using McpClient client = await ConnectAsync(proxy.Url, version, cancellationToken);

        Assert.Equal(version ?? "2026-07-28", client.NegotiatedProtocolVersion);
        IList<McpClientTool> tools = await client.ListToolsAsync(cancellationToken: cancellationToken);
        Assert.Subset(new HashSet<string>(["set_run_tag", "get_experiments"], StringComparer.Ordinal), Names(tools));
        Assert.Contains("set_run_tag", Names(tools));

        CallToolResult denied = await CallAsync(client, "delete_run", cancellationToken);
        Assert.True(denied.IsError);
        Assert.Contains("Deleting is done in the MLflow UI.", TextOf(denied), StringComparison.Ordinal);
        Assert.Equal("deny", (string?)denied.Meta?["mcppolicy.dev/decision"]?["effect"]);

        Assert.DoesNotContain("Denied", TextOf(await CallAsync(client, "set_run_tag", cancellationToken)), StringComparison.Ordinal);
        await CallAsync(client, "set_run_tag", cancellationToken);
        CallToolResult limited = await CallAsync(client, "set_run_tag", cancellationToken);
        Assert.True(limited.IsError);
        Assert.Equal("limit", (string?)limited.Meta?["mcppolicy.dev/decision"]?["effect"]);
    }

    private static async Task<McpClient> ConnectAsync(Uri url, string? version, CancellationToken cancellationToken) =>
        await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = url, TransportMode = HttpTransportMode.StreamableHttp }),
            new McpClientOptions { ProtocolVersion = version },
            cancellationToken: cancellationToken
        );

    private static async Task<CallToolResult> CallAsync(McpClient client, string tool, CancellationToken cancellationToken) =>
        await client.CallToolAsync(
            tool,
            new Dictionary<string, object?>
            {
                ["run_id"] = "r",
                ["key"] = "k",
                ["value"] = "v",
            },
            cancellationToken: cancellationToken
        );

    private static HashSet<string> Names(IList<McpClientTool> tools) => tools.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

    private static string TextOf(CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(b => b.Text));
}

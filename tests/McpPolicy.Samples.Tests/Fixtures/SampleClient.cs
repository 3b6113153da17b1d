using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Samples.Tests.Fixtures;

/// <summary>The SDK's client, with answers as JSON.</summary>
internal sealed class SampleClient(McpClient client) : IAsyncDisposable
{
    public McpClient Sdk { get; } = client;

    public static async Task<SampleClient> ConnectAsync(IClientTransport transport, string? protocolVersion) =>
        new(
            await McpClient.CreateAsync(
                transport,
                new McpClientOptions { ProtocolVersion = protocolVersion },
                cancellationToken: TestContext.Current.CancellationToken
            )
        );

    /// <summary>Calls a tool that must succeed.</summary>
    public async Task<JsonNode?> CallAsync(string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await SendAsync(tool, arguments);
        Assert.False(result.IsError is true, TextOf(result));
        return JsonNode.Parse(TextOf(result));
    }

    /// <summary>Calls a tool that must refuse; gives its sentence.</summary>
    public async Task<string> FailAsync(string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await SendAsync(tool, arguments);
        Assert.True(result.IsError, TextOf(result));
        return TextOf(result);
    }

    /// <summary>Calls a tool that answers with plain text.</summary>
    public async Task<string> ReadTextAsync(string tool, params (string Name, object? Value)[] arguments) =>
        TextOf(await SendAsync(tool, arguments));

    public ValueTask DisposeAsync() => Sdk.DisposeAsync();

    private async Task<CallToolResult> SendAsync(string tool, (string Name, object? Value)[] arguments) =>
        await Sdk.CallToolAsync(
            tool,
            arguments.ToDictionary(static a => a.Name, static a => a.Value, StringComparer.Ordinal),
            cancellationToken: TestContext.Current.CancellationToken
        );

    private static string TextOf(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}

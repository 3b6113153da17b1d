using System.Collections.Immutable;
using McpPolicy.Proxy.Stdio;
using McpPolicy.Proxy.Tests.Hosting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Proxy.Tests.Stdio;

/// <summary>A real client, of either era, to the sample server as a stdio program behind the proxy.</summary>
public sealed class SampleServerTests
{
    private const string Policy = """
        {"version":"1","default":"deny","tools":{
          "get_experiments":{},
          "set_run_tag":{"limits":[{"counter":"tags","window":"day","max":1,"scope":"grant"}]}}}
        """;

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Client_OfEitherEra_SeesAndCallsWhatThePolicyAllows(string version)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using RunningProxy proxy = await RunningProxy.StartAsync(Policy, stdio: Sample());
        var transport = new HttpClientTransport(
            new HttpClientTransportOptions { Endpoint = new Uri(proxy.McpUrl), TransportMode = HttpTransportMode.StreamableHttp }
        );
        await using McpClient client = await McpClient.CreateAsync(
            transport,
            new McpClientOptions { ProtocolVersion = version },
            cancellationToken: cancellation
        );
        Assert.Equal(version, client.NegotiatedProtocolVersion);

        IList<McpClientTool> tools = await client.ListToolsAsync(cancellationToken: cancellation);
        Assert.Equal(["get_experiments", "set_run_tag"], tools.Select(static tool => tool.Name).Order(StringComparer.Ordinal));
        CallToolResult allowed = await client.CallToolAsync("get_experiments", cancellationToken: cancellation);
        Assert.NotEqual(true, allowed.IsError);
        CallToolResult denied = await client.CallToolAsync("delete_run", cancellationToken: cancellation);
        Assert.True(denied.IsError);
        Assert.Contains("delete_run", Assert.IsType<TextContentBlock>(denied.Content[0]).Text, StringComparison.Ordinal);
    }

    private static StdioOptions Sample()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "mlflow-mcp-sample.dll");
        string dotnet = Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : FindDotnet();
        return new StdioOptions
        {
            Command = dotnet,
            Arguments = [program, "--stdio"],
            Environment = ImmutableDictionary<string, string>
                .Empty.Add("PATH", Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
                .Add("HOME", Path.GetTempPath()),
        };
    }

    private static string FindDotnet() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(static folder => Path.Combine(folder, "dotnet"))
            .First(File.Exists);
}

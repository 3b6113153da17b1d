using McpPolicy.Samples.Mlflow.Hosting;
using McpPolicy.Samples.Tests.Fixtures;
using ModelContextProtocol.Client;

namespace McpPolicy.Samples.Tests.Hosting;

/// <summary>Both eras of the protocol over both transports, with the SDK's client.</summary>
public sealed class TransportTests
{
    public static TheoryData<string> Versions => ["2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Http_EachRevision_ListsAndChanges(string version)
    {
        await using var sample = await RunningSample.StartAsync(version);

        await AssertWorksAsync(sample.Client, version);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Stdio_EachRevision_ListsAndChanges(string version)
    {
        await using var client = await SampleClient.ConnectAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                    Arguments = ["exec", typeof(SampleHttpServer).Assembly.Location, "--stdio"],
                }
            ),
            version
        );

        await AssertWorksAsync(client, version);
    }

    private static async Task AssertWorksAsync(SampleClient client, string version)
    {
        Assert.Equal(version, client.Sdk.NegotiatedProtocolVersion);
        Assert.Equal(40, (await client.Sdk.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Count);
        await client.CallAsync("set_run_tag", ("run_id", Seed.Deep), ("key", "naïve/✓"), ("value", "1"));
        var run = await client.CallAsync("get_run", ("run_id", Seed.Deep));
        Assert.Equal("1", (string)run!["tags"]!["naïve/✓"]!);
    }
}

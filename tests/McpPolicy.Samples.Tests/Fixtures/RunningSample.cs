using McpPolicy.Samples.Mlflow.Hosting;
using ModelContextProtocol.Client;

namespace McpPolicy.Samples.Tests.Fixtures;

/// <summary>The sample server on a free port, freshly seeded, and the SDK's client connected to it.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    private readonly SampleHttpServer _server;

    private RunningSample(SampleHttpServer server, SampleClient client)
    {
        _server = server;
        Client = client;
    }

    public SampleClient Client { get; }

    public Uri Endpoint => _server.Endpoint;

    public static async Task<RunningSample> StartAsync(string? protocolVersion = null)
    {
        var server = await SampleHttpServer.StartAsync(
            new Uri("http://127.0.0.1:0"),
            TimeProvider.System,
            static _ => { },
            TestContext.Current.CancellationToken
        );
        return new RunningSample(server, await ConnectAsync(server.Endpoint, protocolVersion));
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static Task<SampleClient> ConnectAsync(Uri endpoint, string? protocolVersion) =>
        SampleClient.ConnectAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions { Endpoint = endpoint, TransportMode = HttpTransportMode.StreamableHttp }
            ),
            protocolVersion
        );
}

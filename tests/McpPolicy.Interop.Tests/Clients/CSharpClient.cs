using ModelContextProtocol.Client;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>The C# SDK's client.</summary>
/// <param name="name">Its name in the matrix.</param>
/// <param name="version">The revision to insist on; null to ask the server what it speaks.</param>
internal sealed class CSharpClient(string name, string? version) : IStoryClient
{
    public string Name => name;

    public bool HasSessions => version is not null;

    public bool IsOneShot => false;

    public async Task<StoryResult> RunAsync(string url, StoryPlan plan, CancellationToken cancellationToken)
    {
        await using McpClient client = await McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions { Endpoint = new Uri(url), TransportMode = HttpTransportMode.StreamableHttp }
            ),
            new McpClientOptions { ProtocolVersion = version },
            cancellationToken: cancellationToken
        );
        var session = new CSharpSession(client, cancellationToken);
        return new StoryResult
        {
            Version = client.NegotiatedProtocolVersion,
            Tools = [.. (await client.ListToolsAsync(cancellationToken: cancellationToken)).Select(static tool => tool.Name)],
            Call = await session.UseAsync(plan.Call),
            Deny = await session.UseAsync(plan.Deny),
            Limit = [await session.UseAsync(plan.Limit), await session.UseAsync(plan.Limit)],
            Progress = plan.Progress is null ? null : await session.CountProgressAsync(plan.Progress),
            // With sessions this SDK closes the connection and tells the server nothing (csharp-sdk issue 1365), proxy or no proxy.
            Cancel = plan.Cancel is null ? null : await session.CallAndCancelAsync(plan.Cancel, HasSessions ? null : plan.CountCancelled),
            Resume = plan.Resume is null ? null : await session.UseAsync(plan.Resume),
        };
    }
}

using McpPolicy.Samples.Tests.Fixtures;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Samples.Tests.Mlflow;

/// <summary>The answer of one tools/list, for all tests of a class.</summary>
public sealed class ListedTools : IAsyncLifetime
{
    public IReadOnlyDictionary<string, Tool> ByName { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var sample = await RunningSample.StartAsync();
        var listed = await sample.Client.Sdk.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        ByName = listed.ToDictionary(static tool => tool.Name, static tool => tool.ProtocolTool, StringComparer.Ordinal);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

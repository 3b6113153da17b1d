using McpPolicy.Interop.Tests.Processes;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>
/// Real clients to real servers through the real proxy: connect, list, call, be denied and limited, see progress, cancel, resume.
/// Where a client may choose, it asks the server what it speaks.
/// </summary>
public sealed class RealClientTests(NodePrograms programs)
{
    [Theory]
    [InlineData(StoryClients.TypeScriptV1)]
    [InlineData(StoryClients.TypeScriptV2)]
    [InlineData(StoryClients.TypeScriptV2Sessions)]
    [InlineData(StoryClients.CSharp)]
    [InlineData(StoryClients.CSharpSessions)]
    [InlineData(StoryClients.Inspector)]
    public async Task Fixture_OverHttp_TellsTheStory(string client) => await OverHttpAsync(ServerCases.Fixture, client);

    [Theory]
    [InlineData(StoryClients.TypeScriptV1)]
    [InlineData(StoryClients.TypeScriptV2)]
    [InlineData(StoryClients.TypeScriptV2Sessions)]
    [InlineData(StoryClients.CSharp)]
    [InlineData(StoryClients.CSharpSessions)]
    [InlineData(StoryClients.Inspector)]
    public async Task Fixture_OverStdio_TellsTheStory(string client) => await OverStdioAsync(ServerCases.Fixture, client);

    [Theory]
    [InlineData(StoryClients.TypeScriptV1)]
    [InlineData(StoryClients.TypeScriptV2)]
    [InlineData(StoryClients.CSharp)]
    [InlineData(StoryClients.Inspector)]
    public async Task Everything_OverHttp_TellsTheStory(string client) => await OverHttpAsync(ServerCases.Everything, client);

    [Theory]
    [InlineData(StoryClients.TypeScriptV1)]
    [InlineData(StoryClients.TypeScriptV2)]
    [InlineData(StoryClients.CSharp)]
    [InlineData(StoryClients.Inspector)]
    public async Task Everything_OverStdio_TellsTheStory(string client) => await OverStdioAsync(ServerCases.Everything, client);

    [Theory]
    [InlineData(StoryClients.TypeScriptV1)]
    [InlineData(StoryClients.TypeScriptV2)]
    [InlineData(StoryClients.CSharp)]
    [InlineData(StoryClients.Inspector)]
    public async Task Filesystem_OverStdio_TellsTheStoryAndWritesNothing(string client)
    {
        string folder = Directory.CreateTempSubdirectory("mcp-policy-files-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "old.txt"), "written before", TestContext.Current.CancellationToken);
        await OverStdioAsync(ServerCases.Filesystem(folder), client);
        Assert.Equal("old.txt", Path.GetFileName(Assert.Single(Directory.GetFiles(folder))));
    }

    [Theory]
    [InlineData(StoryClients.TypeScriptV1)]
    [InlineData(StoryClients.TypeScriptV2)]
    [InlineData(StoryClients.CSharp)]
    [InlineData(StoryClients.Inspector)]
    public async Task Memory_OverStdio_TellsTheStoryAndForgetsNothing(string client)
    {
        string folder = Directory.CreateTempSubdirectory("mcp-policy-memory-").FullName;
        await OverStdioAsync(ServerCases.Memory(folder), client);
        string remembered = await File.ReadAllTextAsync(Path.Combine(folder, "memory.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("Ada", remembered, StringComparison.Ordinal);
    }

    private async Task OverHttpAsync(ServerCase server, string name)
    {
        IStoryClient client = StoryClients.Create(programs, name);
        StoryResult told = await StoryRun.OverHttpAsync(programs, server, client);
        StoryAssert.Holds(server, client, told, overHttp: true);
    }

    private async Task OverStdioAsync(ServerCase server, string name)
    {
        IStoryClient client = StoryClients.Create(programs, name);
        StoryResult told = await StoryRun.OverStdioAsync(programs, server, client);
        StoryAssert.Holds(server, client, told, overHttp: false);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using McpPolicy.Interop.Tests.Processes;
using McpPolicy.Testing.Cluster;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>A TypeScript SDK's client, driven by tests/interop/clients/story.mjs.</summary>
/// <param name="programs">Where Node is.</param>
/// <param name="name">Its name in the matrix.</param>
/// <param name="client">Which one, as story.mjs calls it.</param>
/// <param name="hasSessions">Whether it opens a session in any case.</param>
internal sealed class TypeScriptClient(NodePrograms programs, string name, string client, bool hasSessions) : IStoryClient
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string Name => name;

    public bool HasSessions => hasSessions;

    public bool IsOneShot => false;

    public async Task<StoryResult> RunAsync(string url, StoryPlan plan, CancellationToken cancellationToken)
    {
        string[] arguments = [NodePrograms.File("clients/story.mjs"), client, url, JsonSerializer.Serialize(plan, Json)];
        ShellResult result = await Shell.RunAsync(programs.Node, arguments, input: null, cancellationToken);
        Assert.True(result.Status == 0, $"{Name} ended with status {result.Status}:\n{result.Errors}\n{result.Output}");
        return JsonSerializer.Deserialize<StoryResult>(result.Output, Json)!;
    }
}

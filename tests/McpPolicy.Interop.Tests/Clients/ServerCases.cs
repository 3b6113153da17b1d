using System.Text.Json.Nodes;
using McpPolicy.Interop.Tests.Processes;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>The real servers.</summary>
internal static class ServerCases
{
    public const string FixtureName = "dual-era fixture";
    public const string EverythingName = "server-everything";
    public const string FilesystemName = "server-filesystem";
    public const string MemoryName = "server-memory";
    private const string LongRunning = "trigger-long-running-operation";

    /// <summary>The server of this name, with a folder of its own where it needs one.</summary>
    public static async Task<ServerCase> CreateAsync(string name)
    {
        string folder = Directory.CreateTempSubdirectory("mcp-policy-server-").FullName;
        return name switch
        {
            FixtureName => Fixture,
            EverythingName => Everything,
            FilesystemName => await CreateFilesystemAsync(folder),
            _ => CreateMemory(folder),
        };
    }

    /// <summary>The project's own server.</summary>
    private static ServerCase Fixture { get; } =
        new()
        {
            Name = FixtureName,
            HasStatelessEra = true,
            StartHttpAsync = Servers.StartFixtureAsync,
            Stdio = [NodePrograms.File("fixture/main.mjs"), "--stdio"],
            Expected = "This is a simple text response for testing.",
            Plan = new StoryPlan
            {
                Call = new ToolUse("test_simple_text"),
                Deny = new ToolUse("test_error_handling"),
                Limit = new ToolUse("test_image_content"),
                Progress = new ToolUse("test_tool_with_progress"),
                Cancel = new ToolUse("wait_for_cancel"),
                CountCancelled = new ToolUse("count_cancelled"),
                Resume = new ToolUse("test_reconnection"),
            },
        };

    /// <summary>The public server with every feature.</summary>
    private static ServerCase Everything { get; } =
        new()
        {
            Name = EverythingName,
            StartHttpAsync = Servers.StartEverythingAsync,
            UrlOf = static port => $"http://127.0.0.1:{port}/mcp",
            Stdio = [Package("server-everything"), "stdio"],
            Expected = "Echo: hello",
            Plan = new StoryPlan
            {
                Call = new ToolUse("echo", new JsonObject { ["message"] = "hello" }),
                Deny = new ToolUse("get-env"),
                Limit = new ToolUse("get-sum", new JsonObject { ["a"] = 1, ["b"] = 2 }),
                Progress = new ToolUse(LongRunning, new JsonObject { ["duration"] = 0.3, ["steps"] = 3 }),
                Cancel = new ToolUse(LongRunning, new JsonObject { ["duration"] = 60, ["steps"] = 600 }),
            },
        };

    /// <summary>The public server that reads and writes files of one folder.</summary>
    private static async Task<ServerCase> CreateFilesystemAsync(string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "old.txt"), "written before", TestContext.Current.CancellationToken);
        return new()
        {
            // The denied call would have written another file.
            VerifyAsync = () =>
            {
                Assert.Equal("old.txt", Path.GetFileName(Assert.Single(Directory.GetFiles(folder))));
                return Task.CompletedTask;
            },
            Name = FilesystemName,
            Stdio = [Package("server-filesystem"), folder],
            Expected = "written before",
            Plan = new StoryPlan
            {
                Call = new ToolUse("read_text_file", new JsonObject { ["path"] = Path.Combine(folder, "old.txt") }),
                Deny = new ToolUse(
                    "write_file",
                    new JsonObject { ["path"] = Path.Combine(folder, "new.txt"), ["content"] = "must not be written" }
                ),
                Limit = new ToolUse("list_allowed_directories"),
            },
        };
    }

    /// <summary>The public server that remembers entities in a file.</summary>
    private static ServerCase CreateMemory(string folder) =>
        new()
        {
            // The denied call would have made it forget.
            VerifyAsync = async () => Assert.Contains("Ada", await ReadAsync(folder), StringComparison.Ordinal),
            Name = MemoryName,
            Stdio = [Package("server-memory")],
            Environment = [$"MEMORY_FILE_PATH={MemoryOf(folder)}"],
            Expected = "Ada",
            Plan = new StoryPlan
            {
                Call = new ToolUse("create_entities", new JsonObject { ["entities"] = new JsonArray(Ada()) }),
                Deny = new ToolUse("delete_entities", new JsonObject { ["entityNames"] = new JsonArray("Ada") }),
                Limit = new ToolUse("read_graph"),
            },
        };

    private static JsonObject Ada() =>
        new()
        {
            ["name"] = "Ada",
            ["entityType"] = "person",
            ["observations"] = new JsonArray("counts"),
        };

    private static string MemoryOf(string folder) => Path.Combine(folder, "memory.jsonl");

    private static Task<string> ReadAsync(string folder) => File.ReadAllTextAsync(MemoryOf(folder), TestContext.Current.CancellationToken);

    private static string Package(string name) => NodePrograms.File($"node_modules/@modelcontextprotocol/{name}/dist/index.js");
}

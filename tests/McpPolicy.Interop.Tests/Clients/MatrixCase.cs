using McpPolicy.Interop.Tests.Processes;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>A client, a server, and how the proxy reaches the server.</summary>
/// <param name="Server">The server's name.</param>
/// <param name="Transport"><see cref="Http"/> or <see cref="Stdio"/>.</param>
/// <param name="Client">The client's name.</param>
internal sealed record MatrixCase(string Server, string Transport, string Client)
{
    public const string Http = "HTTP";
    public const string Stdio = "stdio";

    private static readonly string[] AskingClients =
    [
        StoryClients.TypeScriptV1,
        StoryClients.TypeScriptV2,
        StoryClients.CSharp,
        StoryClients.Inspector,
    ];

    /// <summary>
    /// All that are tried. Clients that insist on sessions are told apart from those that ask only where the server speaks both eras.
    /// </summary>
    public static IReadOnlyList<MatrixCase> All { get; } =
    [
        .. Of(ServerCases.FixtureName, Http, [.. AskingClients, StoryClients.TypeScriptV2Sessions, StoryClients.CSharpSessions]),
        .. Of(ServerCases.FixtureName, Stdio, [.. AskingClients, StoryClients.TypeScriptV2Sessions, StoryClients.CSharpSessions]),
        .. Of(ServerCases.EverythingName, Http, AskingClients),
        .. Of(ServerCases.EverythingName, Stdio, AskingClients),
        .. Of(ServerCases.FilesystemName, Stdio, AskingClients),
        .. Of(ServerCases.MemoryName, Stdio, AskingClients),
    ];

    /// <summary>Lets the client do its story with the server, through the proxy, and checks what came of it.</summary>
    public async Task<StoryResult> RunAsync(NodePrograms programs)
    {
        ServerCase server = await ServerCases.CreateAsync(Server);
        IStoryClient client = StoryClients.Create(programs, Client);
        bool overHttp = Transport == Http;
        StoryResult told = await (
            overHttp ? StoryRun.OverHttpAsync(programs, server, client) : StoryRun.OverStdioAsync(programs, server, client)
        );
        StoryAssert.Holds(server, client, told, overHttp);
        await server.VerifyAsync();
        return told;
    }

    private static IEnumerable<MatrixCase> Of(string server, string transport, IEnumerable<string> clients) =>
        clients.Select(client => new MatrixCase(server, transport, client));
}

using McpPolicy.Interop.Tests.Processes;

namespace McpPolicy.Interop.Tests.Clients;

/// <summary>The real clients, by their names in the matrix.</summary>
internal static class StoryClients
{
    public const string TypeScriptV1 = "TypeScript SDK 1.32.2";
    public const string TypeScriptV2 = "TypeScript SDK 2.4.0";
    public const string TypeScriptV2Sessions = "TypeScript SDK 2.4.0, sessions";
    public const string CSharp = "C# SDK 2.3.1";
    public const string CSharpSessions = "C# SDK 2.3.1, sessions";
    public const string Inspector = "Inspector CLI 2.12.0";

    public static IStoryClient Create(NodePrograms programs, string name) =>
        name switch
        {
            TypeScriptV1 => new TypeScriptClient(programs, name, "v1", hasSessions: true),
            TypeScriptV2 => new TypeScriptClient(programs, name, "v2", hasSessions: false),
            TypeScriptV2Sessions => new TypeScriptClient(programs, name, "v2-sessions", hasSessions: true),
            CSharp => new CSharpClient(name, version: null),
            CSharpSessions => new CSharpClient(name, "2025-11-25"),
            _ => new InspectorClient(programs),
        };
}

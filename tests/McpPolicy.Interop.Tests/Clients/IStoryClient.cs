namespace McpPolicy.Interop.Tests.Clients;

/// <summary>A real MCP client that can be told what to do.</summary>
internal interface IStoryClient
{
    /// <summary>Its name in the matrix.</summary>
    string Name { get; }

    /// <summary>Whether it opens a session even where the server speaks the stateless era.</summary>
    bool HasSessions { get; }

    /// <summary>Whether it is called once for each tool, and so tells of neither versions nor progress and cannot cancel.</summary>
    bool IsOneShot { get; }

    /// <summary>Does what the plan says.</summary>
    Task<StoryResult> RunAsync(string url, StoryPlan plan, CancellationToken cancellationToken);
}

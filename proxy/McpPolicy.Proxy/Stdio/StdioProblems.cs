using McpPolicy.Proxy.Upstreams;

namespace McpPolicy.Proxy.Stdio;

/// <summary>Why a message did not reach the program.</summary>
internal static class StdioProblems
{
    public static readonly UpstreamProblem NotRunning = new(UpstreamFailure.NotRunning, string.Empty);
    public static readonly UpstreamProblem TooManySessions = new(UpstreamFailure.TooManySessions, string.Empty);
}

using ModelContextProtocol;

namespace McpPolicy.Demo;

/// <summary>Something that keeps the story from being told, in a sentence.</summary>
internal sealed class DemoFailure(string message) : Exception(message)
{
    /// <summary>The sentence for failures that come from outside (a process, the network); null for bugs, which must surface.</summary>
    public static string? Describe(Exception failure) =>
        failure switch
        {
            DemoFailure => failure.Message,
            HttpRequestException or McpException or IOException => $"{failure.GetType().Name}: {failure.Message}",
            TimeoutException or OperationCanceledException => $"No answer in time: {failure.Message}",
            _ => null,
        };
}

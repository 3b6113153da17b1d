using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Operator.Status;

/// <summary>What one condition is to say.</summary>
/// <param name="Type">The aspect.</param>
/// <param name="Holds">Whether it holds; null when nobody knows.</param>
/// <param name="Reason">Why, in one word.</param>
/// <param name="Message">Why, in words, and what to do about it.</param>
public sealed record Verdict(string Type, bool? Holds, string Reason, string Message)
{
    // Far more than anybody reads, and far less than the schema's 32,768.
    private const int MaxMessage = 4096;

    /// <summary>The condition, judged on a generation; when it last changed is added on writing.</summary>
    public V1Condition On(long? generation) =>
        new()
        {
            Type = Type,
            Status = Holds switch
            {
                true => "True",
                false => "False",
                null => "Unknown",
            },
            Reason = Reason,
            Message = Message.Length <= MaxMessage ? Message : Message[..MaxMessage] + "…",
            ObservedGeneration = generation,
        };
}

using System.Buffers;
using System.Text;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Cli.Output;

/// <summary>Decisions in words for people.</summary>
internal static class DecisionWords
{
    /// <summary>What the agent reads; empty when the call is allowed.</summary>
    public static string Text(this Decision decision)
    {
        var buffer = new ArrayBufferWriter<byte>();
        decision.WriteText(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A rule as <c>rule name of policy name</c>; the default when there is none.</summary>
    public static string Describe(CompiledRule? rule) => rule is null ? "the default" : $"rule {rule.RuleName} of policy {rule.PolicyName}";

    public static Tone ToneOf(Effect effect) =>
        effect switch
        {
            Effect.Allow => Tone.Good,
            Effect.Limit or Effect.Approval => Tone.Caution,
            _ => Tone.Bad,
        };
}

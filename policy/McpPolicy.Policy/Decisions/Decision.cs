using System.Buffers;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Decisions;

/// <summary>What is done with a call, and why. It borrows the memory of the <see cref="ToolCall"/> it was made for.</summary>
public readonly struct Decision
{
    /// <summary>What is done with the call.</summary>
    public required Effect Effect { get; init; }

    /// <summary>The call is answered as if the tool, prompt or resource did not exist.</summary>
    public bool IsHidden => Effect == Effect.Deny && Rule is { Hide: true };

    /// <summary>The call is refused for nothing but that the caller lacks a scope that <see cref="Rule"/> asks for.</summary>
    public bool IsScopeMissing => Effect == Effect.Deny && Limit is null && Rule is { Action: RuleAction.Allow };

    /// <summary>The rule that decided; null when the default did.</summary>
    public CompiledRule? Rule { get; init; }

    /// <summary>The limit that had no room, or whose cost could not be read; null for none.</summary>
    public CompiledLimit? Limit { get; init; }

    /// <summary>The policy of <see cref="Rule"/>; empty when the default decided.</summary>
    public string PolicyName => Rule?.PolicyName ?? "";

    /// <summary>The name of <see cref="Rule"/>; empty when the default decided.</summary>
    public string RuleName => Rule?.RuleName ?? "";

    /// <summary>Why, without names: the words of the policy's author where there are some. Null on Allow.</summary>
    public string? Reason { get; init; }

    /// <summary>On Limit: how long until there is room, if nothing else uses it; null when waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What would have been decided if everything in Audit mode were enforced; null when that is the same.</summary>
    public AuditOutcome? Audit { get; init; }

    /// <summary>The quota the call used up; give it back with <see cref="ICounterStore.ReleaseAsync"/> when the call did not reach the
    /// server.</summary>
    public Reservation Reservation { get; init; }

    /// <summary>The method, unless it is <c>tools/call</c>; else null.</summary>
    public string? MethodName { get; init; }

    /// <summary>The tool's name as the call had it; of another method what it is about, empty when that is nothing.</summary>
    public ReadOnlyMemory<byte> ToolName { get; init; }

    /// <summary>Writes the sentence for the model in UTF-8: what was refused, by which rule, why, and when to retry. Nothing on Allow.</summary>
    /// <param name="writer">Takes the text. It may contain any characters a policy's reason contains: escape it for where it goes.</param>
    public void WriteText(IBufferWriter<byte> writer) => DecisionText.Write(this, writer);
}

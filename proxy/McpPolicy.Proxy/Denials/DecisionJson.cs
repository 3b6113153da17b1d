using System.Buffers.Text;
using System.Text.Json;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Proxy.Denials;

/// <summary>A decision for programs.</summary>
internal static class DecisionJson
{
    /// <summary>The member that carries it.</summary>
    public const string Key = "mcppolicy.dev/decision";

    /// <summary>Writes an object with the one member <see cref="Key"/>.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, in Decision decision, Guid decisionId)
    {
        json.WriteStartObject(name);
        json.WriteStartObject(Key);
        json.WriteString("effect"u8, EffectNames.Utf8(decision.Effect));
        WriteOptional(json, "policy"u8, decision.PolicyName);
        WriteOptional(json, "rule"u8, decision.RuleName);
        WriteOptional(json, "reason"u8, ReasonOf(in decision));
        if (decision.RetryAfter is { } wait)
        {
            json.WriteNumber("retryAfterMs"u8, (long)Math.Ceiling(wait.TotalMilliseconds));
        }

        Span<byte> id = stackalloc byte[32];
        Utf8Formatter.TryFormat(decisionId, id, out int length, 'N');
        json.WriteString("decisionId"u8, id[..length]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A limit that its author gave no reason explains itself: "30 per minute".
    private static string? ReasonOf(in Decision decision) =>
        decision.Reason ?? (decision.Effect == Effect.Limit ? decision.Limit?.Description : null);

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }
}

using System.Buffers.Text;
using System.Text.Json;
using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Denials;

/// <summary>
/// The one denial contract: a refused <c>tools/call</c> is answered with HTTP 200 and a result whose <c>isError</c> is true,
/// because that is the only answer that clients show to the model. The text is for the model, <c>_meta</c> for programs.
/// </summary>
internal static class DenialWriter
{
    /// <summary>The member of <c>_meta</c> that carries the decision.</summary>
    public const string MetaKey = "mcppolicy.dev/decision";

    /// <summary>Writes the answer to a refused call.</summary>
    /// <param name="output">Takes the message.</param>
    /// <param name="message">The call.</param>
    /// <param name="decision">Any decision but Allow.</param>
    /// <param name="decisionId">The id under which the decision is logged.</param>
    public static void Write(PooledBuffer output, McpRequest message, in Decision decision, Guid decisionId)
    {
        if (decision.IsHidden)
        {
            WriteUnknownTool(output, message);
            return;
        }

        using var text = new PooledBuffer();
        decision.WriteText(text);
        using Utf8JsonWriter json = MessageJson.Begin(output, message.Id.Span);
        json.WriteStartObject("result"u8);
        if (message.Era == ProtocolEra.Stateless)
        {
            json.WriteString("resultType"u8, "complete"u8);
        }

        json.WriteBoolean("isError"u8, true);
        WriteContent(json, text.WrittenSpan);
        WriteMeta(json, in decision, decisionId);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteUnknownTool(PooledBuffer output, McpRequest message)
    {
        using var text = new PooledBuffer();
        text.Write("Unknown tool: "u8);
        text.Write(message.Name.Span);
        using Utf8JsonWriter json = MessageJson.Begin(output, message.Id.Span);
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, JsonRpcCodes.InvalidParams);
        json.WriteString("message"u8, text.WrittenSpan);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, ReadOnlySpan<byte> text)
    {
        json.WriteStartArray("content"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteMeta(Utf8JsonWriter json, in Decision decision, Guid decisionId)
    {
        json.WriteStartObject("_meta"u8);
        json.WriteStartObject(MetaKey);
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

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
        DecisionJson.Write(json, "_meta"u8, in decision, decisionId);
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
}

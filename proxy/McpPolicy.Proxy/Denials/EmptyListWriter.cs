using System.Text.Json;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Denials;

/// <summary>Empty lists of what the policy keeps from the client: nothing may be read, so nothing is listed.</summary>
internal static class EmptyListWriter
{
    /// <summary>Writes the answer to <c>resources/list</c>, <c>resources/templates/list</c> or <c>prompts/list</c>.</summary>
    public static void Write(PooledBuffer output, McpRequest message)
    {
        using Utf8JsonWriter json = MessageJson.Begin(output, message.Id.Span);
        json.WriteStartObject("result"u8);
        if (message.Era == ProtocolEra.Stateless)
        {
            // MCP 2026-07-28 requires these three; the list may change with the next policy, so it is stale at once.
            json.WriteString("resultType"u8, "complete"u8);
            json.WriteNumber("ttlMs"u8, 0);
            json.WriteString("cacheScope"u8, "private"u8);
        }

        json.WriteStartArray(MemberOf(message.Method));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> MemberOf(McpMethod method) =>
        method switch
        {
            McpMethod.ResourcesList => "resources"u8,
            McpMethod.ResourceTemplatesList => "resourceTemplates"u8,
            _ => "prompts"u8,
        };
}

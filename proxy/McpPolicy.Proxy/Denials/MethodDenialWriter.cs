using System.Text.Json;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Methods;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Denials;

/// <summary>
/// Answers to refused requests other than <c>tools/call</c>: they have no result in which a refusal would fit, so it is a JSON-RPC
/// error whose code lies outside of the ranges of JSON-RPC and MCP, with the decision in <c>data</c>.
/// </summary>
internal static class MethodDenialWriter
{
    /// <summary>Writes the answer.</summary>
    /// <param name="output">Takes the message.</param>
    /// <param name="message">The request.</param>
    /// <param name="decision">Any decision but Allow.</param>
    /// <param name="decisionId">The id under which the decision is logged.</param>
    /// <returns>The HTTP status to send it with.</returns>
    public static int Write(PooledBuffer output, McpRequest message, in Decision decision, Guid decisionId)
    {
        if (decision.IsHidden)
        {
            return WriteNotThere(output, message);
        }

        using var text = new PooledBuffer();
        decision.WriteText(text);
        using Utf8JsonWriter json = MessageJson.Begin(output, message.Id.Span);
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, JsonRpcCodes.PolicyDenied);
        json.WriteString("message"u8, text.WrittenSpan);
        DecisionJson.Write(json, "data"u8, in decision, decisionId);
        json.WriteEndObject();
        json.WriteEndObject();
        return StatusCodes.Status200OK;
    }

    // What a server answers for something that it does not have.
    private static int WriteNotThere(PooledBuffer output, McpRequest message)
    {
        bool stateless = message.Era == ProtocolEra.Stateless;
        (int code, string text) = message.TargetKind switch
        {
            TargetKind.Prompt => (JsonRpcCodes.InvalidParams, "Unknown prompt"),
            TargetKind.None => (JsonRpcCodes.MethodNotFound, "Method not found"),
            _ => (stateless ? JsonRpcCodes.InvalidParams : JsonRpcCodes.ResourceNotFound, "Resource not found"),
        };
        JsonRpcErrors.Write(output, message.Id.Span, code, text);
        return message.TargetKind == TargetKind.None && stateless ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }
}

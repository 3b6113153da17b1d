using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Demo.Story;

/// <summary>Calls tools and tells from the answers what became of the calls.</summary>
internal sealed class ToolCaller(McpClient client)
{
    private const string DecisionKey = "mcppolicy.dev/decision";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public async Task<CallRecord> CallAsync(string tool, Dictionary<string, object?> arguments, CancellationToken stop)
    {
        try
        {
            var result = await client.CallToolAsync(tool, arguments, cancellationToken: stop);
            var decision = result.Meta?[DecisionKey];
            var text = string.Join('\n', result.Content.OfType<TextContentBlock>().Select(static block => block.Text));
            return new CallRecord(tool, OutcomeOf(result, decision), text, decision?.ToJsonString(Indented));
        }
        catch (McpProtocolException unknown) when (unknown.ErrorCode == McpErrorCode.InvalidParams)
        {
            // How a hidden tool answers: as one that does not exist.
            return new CallRecord(tool, CallOutcome.Denied, unknown.Message, Decision: null);
        }
    }

    private static CallOutcome OutcomeOf(CallToolResult result, JsonNode? decision) =>
        (result.IsError, (string?)decision?["effect"]) switch
        {
            (not true, null) => CallOutcome.Allowed,
            (true, "deny") => CallOutcome.Denied,
            (true, "limit") => CallOutcome.Limited,
            _ => CallOutcome.Failed,
        };
}

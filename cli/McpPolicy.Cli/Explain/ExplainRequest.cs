using McpPolicy.Policy.Decisions;

namespace McpPolicy.Cli.Explain;

/// <summary>The question: what happens to this call.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments as JSON; empty for none.</param>
/// <param name="Caller">Who calls.</param>
/// <param name="Session">The MCP session; null for none.</param>
internal sealed record ExplainRequest(string Tool, ReadOnlyMemory<byte> Arguments, Caller Caller, string? Session)
{
    public ToolCall ToCall() =>
        new()
        {
            Name = System.Text.Encoding.UTF8.GetBytes(Tool),
            Arguments = Arguments,
            Caller = Caller,
            Session = Session,
        };
}

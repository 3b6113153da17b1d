namespace McpPolicy.Interop.Tests.Clients;

/// <summary>What a client makes of a tool's answer.</summary>
/// <param name="IsError">Whether the model is told that the call failed.</param>
/// <param name="Text">What the model reads.</param>
/// <param name="Effect">The proxy's decision, where it made the answer.</param>
internal sealed record ToolAnswer(bool IsError, string Text, string? Effect = null);

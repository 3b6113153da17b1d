namespace McpPolicy.Proxy.Wire;

/// <summary>What parsing a body gave: a message, or why there is none.</summary>
/// <param name="Message">The message; null when refused.</param>
/// <param name="Refusal">Why the body is refused; null when there is a message.</param>
/// <param name="Id">The raw JSON of the id when one could be read, so that a refusal can echo it.</param>
public readonly record struct ParseResult(McpRequest? Message, Refusal? Refusal, ReadOnlyMemory<byte> Id);

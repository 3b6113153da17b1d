namespace McpPolicy.Policy.Limits;

/// <summary>One counter: a definition, and whose calls are counted. The parts that the scope does not ask for are empty.</summary>
/// <param name="Definition">What is counted.</param>
/// <param name="Caller">The caller's identity; empty for anonymous callers and for scope server.</param>
/// <param name="Session">The MCP session; empty unless the scope asks for it.</param>
/// <param name="Tool">The tool; empty unless the scope asks for it.</param>
public readonly record struct CounterKey(CounterDefinition Definition, string Caller, string Session, string Tool);

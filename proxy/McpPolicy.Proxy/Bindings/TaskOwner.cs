namespace McpPolicy.Proxy.Bindings;

/// <summary>Whose a task is, and what made it.</summary>
/// <param name="CallerId">The caller whose call it was.</param>
/// <param name="Tool">The tool's name, unescaped UTF-8.</param>
internal sealed record TaskOwner(string CallerId, byte[] Tool);

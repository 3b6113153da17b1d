namespace McpPolicy.Policy.Model;

/// <summary>Whose calls one counter adds up. The two low bits name the owner; <see cref="Tool"/> splits each owner's count by tool.</summary>
[Flags]
public enum CounterScope
{
    /// <summary>One counter for each caller identity; anonymous callers share one. The default.</summary>
    Grant = 0,

    /// <summary>One counter for each MCP session of a caller; a call without a session counts as <see cref="Grant"/>.</summary>
    Session = 1,

    /// <summary>One counter for all callers of the server.</summary>
    Server = 2,

    /// <summary>Combined with one of the others: a counter for each tool as well.</summary>
    Tool = 4,
}

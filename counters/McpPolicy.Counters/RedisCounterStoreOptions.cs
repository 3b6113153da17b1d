namespace McpPolicy.Counters;

/// <summary>How counters are kept on a server.</summary>
public sealed record RedisCounterStoreOptions
{
    /// <summary>What the keys begin with, without braces. Proxies with the same prefix share counters, so each MCP server has its own. On a
    /// cluster all keys of a prefix are in one slot. Default <c>mcp-policy</c>.</summary>
    public string Prefix { get; init; } = "mcp-policy";

    /// <summary>Whether quota that is much asked for is taken in slices, so that most calls need no round trip. Never more than max is
    /// admitted; a call may be refused a little early. Default false.</summary>
    public bool UseLeases { get; init; }
}

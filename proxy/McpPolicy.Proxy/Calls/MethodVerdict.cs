namespace McpPolicy.Proxy.Calls;

/// <summary>What happens to a method other than <c>tools/call</c>.</summary>
internal enum MethodVerdict
{
    /// <summary>It is forwarded, and its answer relayed as it is.</summary>
    Pass,

    /// <summary>It is forwarded, and the tool list in its answer filtered.</summary>
    PassFiltered,

    /// <summary>It is answered with an empty list.</summary>
    EmptyList,

    /// <summary>It is answered with a JSON-RPC error.</summary>
    Deny,
}

namespace McpPolicy.Proxy.Lists;

/// <summary>What filtering made of a message.</summary>
internal enum FilterVerdict
{
    /// <summary>It goes on as it is, byte for byte.</summary>
    Unchanged,

    /// <summary>A new message was written in its place.</summary>
    Rewritten,

    /// <summary>It cannot be filtered with certainty, and must not go on.</summary>
    Withheld,
}

namespace McpPolicy.Redis.Protocol;

/// <summary>How far a <see cref="RespDecoder"/> got.</summary>
internal enum RespStatus
{
    /// <summary>A whole reply is there.</summary>
    Complete,

    /// <summary>More bytes are needed.</summary>
    Incomplete,

    /// <summary>The bytes are no RESP, or exceed a bound. The stream cannot be read any further.</summary>
    Malformed,
}

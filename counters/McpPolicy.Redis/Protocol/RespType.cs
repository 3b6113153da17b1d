namespace McpPolicy.Redis.Protocol;

/// <summary>What a reply is (RESP2, https://redis.io/docs/latest/develop/reference/protocol-spec).</summary>
public enum RespType
{
    /// <summary>The null bulk string or the null array.</summary>
    Null,

    /// <summary>A short text without line breaks, such as <c>OK</c>.</summary>
    SimpleString,

    /// <summary>An error; its text begins with a code in capitals.</summary>
    Error,

    /// <summary>A signed integer of 64 bits.</summary>
    Integer,

    /// <summary>Any bytes.</summary>
    BulkString,

    /// <summary>Replies in a row.</summary>
    Array,
}

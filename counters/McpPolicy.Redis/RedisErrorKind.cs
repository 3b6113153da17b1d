namespace McpPolicy.Redis;

/// <summary>Why there is no reply, or what kind of error the reply is.</summary>
public enum RedisErrorKind
{
    /// <summary>There is no connection; the command was not sent.</summary>
    Unavailable,

    /// <summary>The connection was lost after the command was handed to it; it may have been executed.</summary>
    ConnectionLost,

    /// <summary>No reply came in time; the command may still be executed.</summary>
    Timeout,

    /// <summary>The caller gave up; the command may still be executed.</summary>
    Canceled,

    /// <summary>Too many commands wait already; the command was not sent.</summary>
    Overloaded,

    /// <summary>What was received is no RESP2 or exceeds a bound.</summary>
    Protocol,

    /// <summary><c>MOVED</c>: another node of the cluster serves the slot.</summary>
    Moved,

    /// <summary><c>ASK</c>: the slot is being moved, and another node has this key already.</summary>
    Ask,

    /// <summary><c>NOSCRIPT</c>: the script is not loaded; it was not executed.</summary>
    NoScript,

    /// <summary><c>LOADING</c>: the server reads its data from disk.</summary>
    Loading,

    /// <summary><c>READONLY</c>: the server is a replica.</summary>
    ReadOnly,

    /// <summary><c>OOM</c>: the server has reached maxmemory and may not evict.</summary>
    OutOfMemory,

    /// <summary><c>NOAUTH</c> or <c>WRONGPASS</c>: no or wrong credentials.</summary>
    Authentication,

    /// <summary><c>NOPERM</c>: the user may not do this.</summary>
    Permission,

    /// <summary><c>CLUSTERDOWN</c>, <c>TRYAGAIN</c> or <c>MASTERDOWN</c>: the slot cannot be served at the moment.</summary>
    ClusterUnavailable,

    /// <summary><c>CROSSSLOT</c>: the keys of a command are not in one slot.</summary>
    CrossSlot,

    /// <summary><c>BUSY</c>: a script has been running for too long.</summary>
    Busy,

    /// <summary>Any other error of the server.</summary>
    Server,
}

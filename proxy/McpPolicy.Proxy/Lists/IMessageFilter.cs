using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>Looks through the messages of an answer or a stream before the client gets them.</summary>
internal interface IMessageFilter
{
    /// <summary>Whether a body that cannot be looked through must not go on.</summary>
    bool IsRequired { get; }

    /// <summary>Looks at one message.</summary>
    /// <param name="message">A whole JSON message.</param>
    /// <param name="scope">For whom.</param>
    /// <param name="output">Takes the new message when the verdict is Rewritten; otherwise what it holds means nothing.</param>
    FilterVerdict Apply(ReadOnlySpan<byte> message, ListScope scope, PooledBuffer output);
}

using System.Collections.Concurrent;
using System.Threading.Channels;

namespace McpPolicy.Proxy.Stdio;

/// <summary>One client's session with a process, its own or a shared one.</summary>
internal sealed class StdioSession(string id, TimeProvider time) : IUnsolicitedMessages
{
    /// <summary>How many messages wait for a client that has no stream open; the oldest are dropped.</summary>
    private const int MaxWaiting = 256;

    private readonly Channel<ReadOnlyMemory<byte>> _waiting = Channel.CreateBounded<ReadOnlyMemory<byte>>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest }
    );
    private readonly ConcurrentDictionary<string, PendingCall> _calls = new(StringComparer.Ordinal);
    private long _lastUsed = time.GetTimestamp();
    private int _exchanges;
    private int _streamOpen;

    /// <summary>The value of <c>Mcp-Session-Id</c>.</summary>
    public string Id => id;

    /// <summary>The process; set once, before the session is known to anybody.</summary>
    public StdioConnection Connection { get; set; } = null!;

    /// <summary>Whether the process ends with the session.</summary>
    public bool OwnsProcess { get; init; }

    /// <summary>What the server sent unasked, for the GET stream.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Waiting => _waiting.Reader;

    /// <summary>How long nothing was asked and no stream was open.</summary>
    public TimeSpan Idle => Volatile.Read(ref _exchanges) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref _lastUsed));

    /// <summary>Keeps the session from being idle.</summary>
    public void Enter() => Interlocked.Increment(ref _exchanges);

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    public void Leave()
    {
        Volatile.Write(ref _lastUsed, time.GetTimestamp());
        Interlocked.Decrement(ref _exchanges);
    }

    /// <summary>Ends the GET stream, if there is one.</summary>
    public void Close() => _waiting.Writer.TryComplete();

    /// <summary>Takes the session's one GET stream. False when it is taken.</summary>
    public bool TryOpenStream() => Interlocked.CompareExchange(ref _streamOpen, 1, 0) == 0;

    /// <summary>Gives the GET stream back.</summary>
    public void CloseStream() => Volatile.Write(ref _streamOpen, 0);

    /// <inheritdoc/>
    public void Receive(StdioConnection connection, in ServerMessage message)
    {
        // Over stdio nothing says which request a message belongs to. Without a GET stream, a request in flight is the only way out.
        if (Volatile.Read(ref _streamOpen) == 0 && connection.AnyWithEvents is { } call)
        {
            call.Deliver(message.Bytes);
            return;
        }

        Queue(message.Bytes);
    }

    /// <summary>Keeps a message for the GET stream.</summary>
    public void Queue(ReadOnlyMemory<byte> message) => _waiting.Writer.TryWrite(message);

    /// <summary>Remembers a request to a shared process by the client's own id. False when one with this id is in flight.</summary>
    public bool TryTrack(PendingCall call) => _calls.TryAdd(PendingCall.KeyOf(call.ClientId.Span), call);

    /// <summary>Ends what <see cref="TryTrack"/> began.</summary>
    public void Forget(PendingCall call) => _calls.TryRemove(PendingCall.KeyOf(call.ClientId.Span), out _);

    /// <summary>The request in flight that the client gave this id, as <see cref="PendingCall.KeyOf"/> spells it.</summary>
    public PendingCall? Find(string clientId) => _calls.GetValueOrDefault(clientId);
}

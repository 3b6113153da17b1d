using System.Collections.Concurrent;

namespace McpPolicy.Proxy.Stdio;

/// <summary>One server process and the requests it has not answered: brings each answer to the request it belongs to.</summary>
internal sealed partial class StdioConnection : IAsyncDisposable
{
    /// <summary>How many requests that nobody waits for a server may leave unanswered before it is given up.</summary>
    private const int MostAbandoned = 1024;
    private const string SubscriptionId = "io.modelcontextprotocol/subscriptionId";
    private readonly ConcurrentDictionary<string, PendingCall> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PendingCall> _byProgressToken = new(StringComparer.Ordinal);
    private readonly ChildProcess _process;
    private readonly IUnsolicitedMessages _unsolicited;
    private readonly ILogger _logger;
    private readonly MessageLines _lines;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _endingLock = new();
    private Task? _ending;

    public StdioConnection(ChildProcess process, StdioOptions options, IUnsolicitedMessages unsolicited, ILogger logger)
    {
        _process = process;
        _unsolicited = unsolicited;
        _logger = logger;
        _lines = new MessageLines(process.Output, options.MaxMessageBytes);
        _ = ReadAsync();
    }

    /// <summary>Completes when the server writes no more.</summary>
    public Task Closed => _closed.Task;

    /// <summary>The process id of the server.</summary>
    public int ProcessId => _process.Id;

    /// <summary>A pending request whose client takes events, for messages that name none; null when there is no such.</summary>
    public PendingCall? AnyWithEvents => _byId.Values.FirstOrDefault(static call => call is { AcceptsEvents: true, IsAbandoned: false });

    /// <summary>Makes the call known before it is sent. False when a request with this id is pending already.</summary>
    public bool TryAdd(PendingCall call)
    {
        if (!_byId.TryAdd(call.Id, call))
        {
            return false;
        }

        if (call.ProgressToken is { } token)
        {
            _byProgressToken[token] = call;
        }

        if (Closed.IsCompleted)
        {
            call.Abandon();
        }

        return true;
    }

    /// <summary>Nobody waits for the call any more. Where its id is the client's own, it stays taken until the server has answered.</summary>
    public void Remove(PendingCall call)
    {
        if (call.ProgressToken is { } token)
        {
            _byProgressToken.TryRemove(new KeyValuePair<string, PendingCall>(token, call));
        }

        call.Abandon();
        if (!call.IsIdTheClients)
        {
            _byId.TryRemove(new KeyValuePair<string, PendingCall>(call.Id, call));
        }
        else if (_byId.Values.Count(static pending => pending.IsAbandoned) > MostAbandoned)
        {
            Log.Unanswered(_logger, _process.Id, MostAbandoned);
            _ = DisposeAsync().AsTask();
        }
    }

    /// <summary>Sends one message. False when the server no longer reads.</summary>
    public Task<bool> TrySendAsync(ReadOnlyMemory<byte> message) =>
        Closed.IsCompleted ? Task.FromResult(false) : _process.TryWriteAsync(MessageSplice.OnOneLine(message));

    /// <summary>Ends the process; whoever asks waits until it has ended.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_endingLock)
        {
            return new ValueTask(_ending ??= _process.DisposeAsync().AsTask());
        }
    }

    private async Task ReadAsync()
    {
        while (await _lines.ReadAsync() is { } line)
        {
            if (MessageScanner.Read(line) is { } message)
            {
                Route(message);
            }
            else
            {
                Log.Unreadable(_logger, _process.Id, line.Length);
            }
        }

        if (_lines.IsOverlong)
        {
            Log.Overlong(_logger, _process.Id);
        }

        _closed.TrySetResult();
        foreach (PendingCall call in _byId.Values)
        {
            call.Abandon();
        }

        await DisposeAsync();
    }

    private void Route(in ServerMessage message)
    {
        if (message.IsResponse)
        {
            if (_byId.TryRemove(PendingCall.KeyOf(message.Bytes.Span[message.Id]), out PendingCall? call))
            {
                call.Answer(Restore(message, message.Id, call.ClientId));
            }

            // An answer nobody waits for any more: the client has gone or the time was up.
            return;
        }

        if (!message.IsRequest && TryRouteByReference(message))
        {
            return;
        }

        _unsolicited.Receive(this, message);
    }

    // Progress names the token, a subscription's event the id, of the request that it belongs to.
    private bool TryRouteByReference(in ServerMessage message)
    {
        ReadOnlySpan<byte> bytes = message.Bytes.Span;
        Range token = message.Method == "notifications/progress" ? MessageScanner.Find(bytes, message.Params, "progressToken") : default;
        if (!token.Equals(default) && _byProgressToken.TryGetValue(PendingCall.KeyOf(bytes[token]), out PendingCall? call))
        {
            if (call.AcceptsEvents)
            {
                call.Deliver(Restore(message, token, call.ClientProgressToken));
            }

            return true;
        }

        Range subscription = MessageScanner.Find(bytes, message.Params, "_meta", SubscriptionId);
        if (!subscription.Equals(default) && _byId.TryGetValue(PendingCall.KeyOf(bytes[subscription]), out call))
        {
            call.Deliver(Restore(message, subscription, call.ClientId));
            return true;
        }

        return false;
    }

    private static ReadOnlyMemory<byte> Restore(in ServerMessage message, Range range, ReadOnlyMemory<byte> original) =>
        original.IsEmpty ? message.Bytes : MessageSplice.Replace(message.Bytes, range, original);

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.StdioUnreadable,
            LogLevel.Warning,
            "Process {ProcessId} wrote a line of {Length} bytes that is no JSON-RPC message; servers log to standard error",
            EventName = "StdioUnreadable"
        )]
        public static partial void Unreadable(ILogger logger, int processId, int length);

        [LoggerMessage(
            EventIds.StdioOverlong,
            LogLevel.Error,
            "Process {ProcessId} wrote a message beyond the largest allowed size; the connection is given up",
            EventName = "StdioOverlong"
        )]
        public static partial void Overlong(ILogger logger, int processId);

        [LoggerMessage(
            EventIds.StdioUnanswered,
            LogLevel.Error,
            "Process {ProcessId} left more than {Most} requests unanswered that their client gave up; the connection is given up",
            EventName = "StdioUnanswered"
        )]
        public static partial void Unanswered(ILogger logger, int processId, int most);
    }
}

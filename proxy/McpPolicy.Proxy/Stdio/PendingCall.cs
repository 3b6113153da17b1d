using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace McpPolicy.Proxy.Stdio;

/// <summary>A request that the server has not answered yet, and what has come for it so far.</summary>
internal sealed class PendingCall
{
    private readonly Channel<RelayedMessage> _messages = Channel.CreateUnbounded<RelayedMessage>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    /// <summary>The id that the server sees, as <see cref="KeyOf"/> gives it.</summary>
    public required string Id { get; init; }

    /// <summary>The server sees the client's own id, which the client may use again: a late answer must not become that of another request.</summary>
    public bool IsIdTheClients { get; init; }

    /// <summary>Nobody waits for the answer any more.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>The progress token that the server sees, as <see cref="KeyOf"/> gives it; null when the client gave none.</summary>
    public string? ProgressToken { get; init; }

    /// <summary>The client's own id, raw.</summary>
    public required ReadOnlyMemory<byte> ClientId { get; init; }

    /// <summary>The client's own progress token, raw, where the server sees another one; otherwise empty.</summary>
    public ReadOnlyMemory<byte> ClientProgressToken { get; init; }

    /// <summary>Whether messages may precede the answer: the client takes an event stream.</summary>
    public bool AcceptsEvents { get; init; }

    /// <summary>Whether the HTTP status repeats the kind of an error, as the stateless era asks.</summary>
    public bool HasErrorStatus { get; init; }

    /// <summary>What is to be relayed; ends after the answer, or without one when the server is gone.</summary>
    public ChannelReader<RelayedMessage> Messages => _messages.Reader;

    /// <summary>What an id or token is compared by: servers escape other characters of a string than clients do.</summary>
    public static string KeyOf(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(raw);
        }

        var reader = new Utf8JsonReader(raw);
        reader.Read();
        return $"\"{reader.GetString()}\"";
    }

    public void Deliver(ReadOnlyMemory<byte> message) => _messages.Writer.TryWrite(new RelayedMessage(message, false));

    public void Answer(ReadOnlyMemory<byte> message)
    {
        _messages.Writer.TryWrite(new RelayedMessage(message, true));
        _messages.Writer.TryComplete();
    }

    public void Abandon()
    {
        IsAbandoned = true;
        _messages.Writer.TryComplete();
    }
}

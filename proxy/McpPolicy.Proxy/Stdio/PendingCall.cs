using System.Text;
using System.Threading.Channels;

namespace McpPolicy.Proxy.Stdio;

/// <summary>A request that the server has not answered yet, and what has come for it so far.</summary>
internal sealed class PendingCall
{
    private readonly Channel<RelayedMessage> _messages = Channel.CreateUnbounded<RelayedMessage>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    /// <summary>The id that the server sees, as raw JSON text.</summary>
    public required string Id { get; init; }

    /// <summary>The progress token that the server sees, as raw JSON text; null when the client gave none.</summary>
    public string? ProgressToken { get; init; }

    /// <summary>The client's own id, raw, where the server sees another one; otherwise empty.</summary>
    public ReadOnlyMemory<byte> ClientId { get; init; }

    /// <summary>The client's own progress token, raw, where the server sees another one; otherwise empty.</summary>
    public ReadOnlyMemory<byte> ClientProgressToken { get; init; }

    /// <summary>Whether messages may precede the answer: the client takes an event stream.</summary>
    public bool AcceptsEvents { get; init; }

    /// <summary>What is to be relayed; ends after the answer, or without one when the server is gone.</summary>
    public ChannelReader<RelayedMessage> Messages => _messages.Reader;

    public static string Text(ReadOnlySpan<byte> raw) => Encoding.UTF8.GetString(raw);

    public void Deliver(ReadOnlyMemory<byte> message) => _messages.Writer.TryWrite(new RelayedMessage(message, false));

    public void Answer(ReadOnlyMemory<byte> message)
    {
        _messages.Writer.TryWrite(new RelayedMessage(message, true));
        _messages.Writer.TryComplete();
    }

    public void Abandon() => _messages.Writer.TryComplete();
}

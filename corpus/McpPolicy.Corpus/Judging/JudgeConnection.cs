using System.Buffers;
using System.Net.Sockets;
using McpPolicy.Corpus.Reading.Http;

namespace McpPolicy.Corpus.Judging;

/// <summary>One connection to the judge: everything that arrives is kept, and the first request is answered.</summary>
internal sealed class JudgeConnection
{
    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What has arrived.</summary>
    public byte[] Received
    {
        get
        {
            lock (_lock)
            {
                return _bytes.WrittenSpan.ToArray();
            }
        }
    }

    /// <summary>Reads to the end. The answer closes the sending side, so that a gateway closes its own.</summary>
    public async Task RunAsync(Socket socket, CancellationToken cancellationToken)
    {
        byte[] part = new byte[256 * 1024];
        bool answered = false;
        int read;
        while ((read = await socket.ReceiveAsync(part, cancellationToken)) > 0)
        {
            Keep(part.AsSpan(0, read));
            if (!answered && HttpReadings.FirstWhole(Received) is { } request)
            {
                answered = true;
                await socket.SendAsync(JudgeAnswer.To(request), cancellationToken);
                socket.Shutdown(SocketShutdown.Send);
            }
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _bytes.Write(bytes);
        }
    }
}

using System.Buffers;
using System.IO.Pipelines;

namespace McpPolicy.Proxy.Stdio;

/// <summary>Splits a stream into lines; a line longer than allowed ends the reading, as its end cannot be trusted.</summary>
internal sealed class MessageLines(Stream stream, int longest)
{
    /// <summary>The longest line of a log that is kept in one piece, in bytes.</summary>
    public const int LongestLogLine = 64 * 1024;

    private readonly PipeReader _reader = PipeReader.Create(stream);

    /// <summary>Whether reading stopped at a line that was too long.</summary>
    public bool IsOverlong { get; private set; }

    /// <summary>The next line that is not empty, without its end; null when there is no more.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync()
    {
        while (true)
        {
            ReadResult result;
            try
            {
                result = await _reader.ReadAsync(CancellationToken.None);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
            {
                return null;
            }

            ReadOnlySequence<byte> buffer = result.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                byte[] line = buffer.Slice(0, end).ToArray();
                _reader.AdvanceTo(buffer.GetPosition(1, end));
                ReadOnlyMemory<byte> trimmed = line.AsMemory().TrimEnd((byte)'\r');
                if (trimmed.Length == 0)
                {
                    continue;
                }

                return trimmed;
            }

            IsOverlong = buffer.Length > longest;
            _reader.AdvanceTo(buffer.Start, buffer.End);
            if (IsOverlong || result.IsCompleted)
            {
                return null;
            }
        }
    }
}

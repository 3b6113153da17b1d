using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// Reads what a program writes for its log, to the end whatever comes: a program whose standard error nobody reads stands still. Long
/// lines are cut, and control characters replaced, so that a line of the program cannot pass for one of the proxy's.
/// </summary>
internal sealed class LogLines(Stream stream)
{
    /// <summary>The longest line, in bytes; what is beyond is dropped.</summary>
    public const int Longest = 4 * 1024;

    private const string Cut = " … (cut)";
    private readonly PipeReader _reader = PipeReader.Create(stream);
    private readonly ArrayBufferWriter<byte> _line = new(Longest);
    private bool _isCut;

    /// <summary>Hands each line that is not empty to <paramref name="write"/>.</summary>
    public async Task ReadAsync(Action<string> write)
    {
        while (await ReadSomeAsync() is { } result)
        {
            foreach (ReadOnlyMemory<byte> segment in result.Buffer)
            {
                Take(segment.Span, write);
            }

            _reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                break;
            }
        }

        EndLine(write);
    }

    private async ValueTask<ReadResult?> ReadSomeAsync()
    {
        try
        {
            return await _reader.ReadAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return null;
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, Action<string> write)
    {
        while (!bytes.IsEmpty)
        {
            int end = bytes.IndexOf((byte)'\n');
            Keep(end < 0 ? bytes : bytes[..end]);
            if (end < 0)
            {
                return;
            }

            EndLine(write);
            bytes = bytes[(end + 1)..];
        }
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        int room = Longest - _line.WrittenCount;
        _isCut |= part.Length > room;
        _line.Write(part[..Math.Min(part.Length, room)]);
    }

    private void EndLine(Action<string> write)
    {
        string text = Encoding.UTF8.GetString(_line.WrittenSpan).TrimEnd();
        if (text.Length > 0)
        {
            write(Plain(text) + (_isCut ? Cut : string.Empty));
        }

        _line.ResetWrittenCount();
        _isCut = false;
    }

    private static string Plain(string text) =>
        text.Any(char.IsControl)
            ? string.Create(
                text.Length,
                text,
                static (span, from) =>
                {
                    for (int i = 0; i < span.Length; i++)
                    {
                        span[i] = char.IsControl(from[i]) ? ' ' : from[i];
                    }
                }
            )
            : text;
}

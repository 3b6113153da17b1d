using System.Text;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Kubernetes.Watching;

namespace McpPolicy.Kubernetes.Tests.Watching;

public sealed class LineReaderTests
{
    private static readonly Gen<(List<int> Lengths, int Piece)> Cases =
        from lengths in Gen.Choose(0, 70_000).ListOf()
        from piece in Gen.Choose(1, 40_000)
        select (lengths.Take(8).ToList(), piece);

    [Fact]
    public async Task Read_OfAnyLinesInAnyPieces_GivesTheLines()
    {
        foreach (var (lengths, piece) in Cases.Sample(100))
        {
            Assert.True(await SameLinesAsync(lengths, piece), $"lines of {string.Join(", ", lengths)} in pieces of {piece}");
        }
    }

    [Fact]
    public async Task Read_OfAStreamThatEndsWithinALine_Fails()
    {
        var reader = new LineReader(new MemoryStream("whole\nhal"u8.ToArray()), 100, () => { });
        Assert.Equal("whole", Text(await reader.ReadAsync(TestContext.Current.CancellationToken)));

        await Assert.ThrowsAsync<IOException>(async () => await reader.ReadAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<bool> SameLinesAsync(List<int> lengths, int piece)
    {
        var expected = lengths.Select((length, i) => new string((char)('a' + i), length)).ToList();
        var stream = new PieceStream(Encoding.ASCII.GetBytes(string.Concat(expected.Select(l => l + "\n"))), piece);
        var told = 0;
        var reader = new LineReader(stream, 70_000, () => told++);
        var read = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None) is { } line)
        {
            read.Add(Text(line)!);
        }

        return read.SequenceEqual(expected, StringComparer.Ordinal) && told == stream.Pieces;
    }

    private static string? Text(ReadOnlyMemory<byte>? line) => line is { } bytes ? Encoding.ASCII.GetString(bytes.Span) : null;

    private sealed class PieceStream(byte[] content, int piece) : MemoryStream(content)
    {
        public int Pieces { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
            Pieces += read > 0 ? 1 : 0;
            return read;
        }
    }
}

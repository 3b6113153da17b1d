using McpPolicy.Redis.Protocol;

namespace McpPolicy.Redis.Tests.Protocol;

public class RespDecoderFuzzTests
{
    private static readonly byte[] Alphabet = "+-:$*\r\n0123456789 _#%~,("u8.ToArray();

    [Fact]
    public Task Replies_CutAnywhere_AreReadAsSent() =>
        FuzzRun.ForEachAsync(
            2_000,
            random =>
            {
                var sent = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Replies.Make(random)).ToArray();
                byte[] bytes = [.. sent.SelectMany(r => r.Bytes)];

                var (read, status) = DecodeInPieces(bytes, random);

                Assert.Equal(RespStatus.Incomplete, status);
                Assert.Equal(sent.Select(r => r.Shown), read);
                return Task.CompletedTask;
            }
        );

    [Fact]
    public Task SpoiltReplies_HoweverCut_EndInTheSameWay() =>
        FuzzRun.ForEachAsync(
            5_000,
            random =>
            {
                byte[] bytes = [.. Enumerable.Range(0, random.Next(1, 4)).SelectMany(_ => Replies.Make(random).Bytes)];
                Spoil(random, bytes);

                var whole = DecodeInPieces(bytes, null);
                var pieces = DecodeInPieces(bytes, random);

                Assert.Equal(whole.Status, pieces.Status);
                Assert.Equal(whole.Read, pieces.Read);
                return Task.CompletedTask;
            }
        );

    [Fact]
    public Task Noise_OfRespCharacters_NeverThrowsAndStaysMalformed() =>
        FuzzRun.ForEachAsync(
            5_000,
            random =>
            {
                var bytes = new byte[random.Next(1, 60)];
                for (var i = 0; i < bytes.Length; i++)
                {
                    bytes[i] = Alphabet[random.Next(Alphabet.Length)];
                }

                var decoder = new RespDecoder(RespLimits.Default);
                decoder.Append(bytes);
                RespStatus status;
                while ((status = decoder.TryRead(out _)) == RespStatus.Complete) { }

                decoder.Append("+OK\r\n"u8);
                if (status == RespStatus.Malformed)
                {
                    Assert.Equal(RespStatus.Malformed, decoder.TryRead(out _));
                }

                return Task.CompletedTask;
            }
        );

    private static void Spoil(Random random, byte[] bytes)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? Alphabet[random.Next(Alphabet.Length)] : (byte)random.Next(256);
        }
    }

    /// <param name="bytes">What is received.</param>
    /// <param name="cuts">Where it is cut; null for not at all.</param>
    private static (List<string> Read, RespStatus Status) DecodeInPieces(byte[] bytes, Random? cuts)
    {
        var decoder = new RespDecoder(RespLimits.Default with { MaxBulk = 10_000, MaxLine = 64, MaxValues = 500, MaxBytes = 30_000 });
        var read = new List<string>();
        var status = RespStatus.Incomplete;
        for (var at = 0; at < bytes.Length && status != RespStatus.Malformed; )
        {
            var length = cuts is null
                ? bytes.Length
                : Math.Min(bytes.Length - at, cuts.Next(3) == 0 ? cuts.Next(1, 4000) : cuts.Next(1, 4));
            decoder.Append(bytes.AsSpan(at, length));
            at += length;
            while ((status = decoder.TryRead(out var reply)) == RespStatus.Complete)
            {
                read.Add(Replies.Show(reply));
            }
        }

        return (read, status);
    }
}

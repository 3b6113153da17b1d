using System.Text;
using McpPolicy.Redis.Protocol;

namespace McpPolicy.Redis.Tests.Protocol;

public class RespDecoderTests
{
    [Theory]
    [InlineData("hello\r\n")]
    [InlineData("\r\n")]
    [InlineData("+OK\n")]
    [InlineData("+O\rK\r\n")]
    [InlineData(":\r\n")]
    [InlineData(":1x\r\n")]
    [InlineData(":+1\r\n")]
    [InlineData(":99999999999999999999\r\n")]
    [InlineData("$-2\r\n")]
    [InlineData("$3\r\nabcd\r\n")]
    [InlineData("*-2\r\n")]
    [InlineData("_\r\n")]
    [InlineData("%1\r\n")]
    public void Read_NoResp2_IsMalformed(string text) => Assert.Equal(RespStatus.Malformed, Read(text));

    [Theory]
    [InlineData("$262145\r\n")]
    [InlineData("$9223372036854775807\r\n")]
    [InlineData("*65537\r\n")]
    [InlineData("*2147483647\r\n")]
    public void Read_SizeBeyondTheBound_IsRefusedBeforeAnythingComes(string text) => Assert.Equal(RespStatus.Malformed, Read(text));

    [Fact]
    public void Read_LineWithoutEnd_IsRefusedAtTheBound()
    {
        Assert.Equal(RespStatus.Incomplete, Read("+" + new string('x', 4095)));
        Assert.Equal(RespStatus.Malformed, Read("+" + new string('x', 4200)));
    }

    [Fact]
    public void Read_DepthBeyondTheBound_IsRefused()
    {
        Assert.Equal(RespStatus.Complete, Read(string.Concat(Enumerable.Repeat("*1\r\n", 8)) + ":1\r\n"));
        Assert.Equal(RespStatus.Malformed, Read(string.Concat(Enumerable.Repeat("*1\r\n", 9)) + ":1\r\n"));
    }

    [Fact]
    public void Read_ManySmallArraysInOne_AreCountedTogether()
    {
        var inner = "*1000\r\n" + string.Concat(Enumerable.Repeat(":1\r\n", 1000));

        Assert.Equal(RespStatus.Malformed, Read("*70\r\n" + string.Concat(Enumerable.Repeat(inner, 70))));
    }

    [Fact]
    public void Read_ManyLargeStringsInOne_AreCountedTogether()
    {
        var inner = "$200000\r\n" + new string('x', 200_000) + "\r\n";

        Assert.Equal(RespStatus.Complete, Read("*5\r\n" + string.Concat(Enumerable.Repeat(inner, 5))));
        Assert.Equal(RespStatus.Malformed, Read("*6\r\n" + string.Concat(Enumerable.Repeat(inner, 6))));
    }

    [Fact]
    public void Read_LargeReplyInSingleBytes_LooksAtEachByteOnce()
    {
        // Reading anew from the start for each byte would take 20 billion steps, and the run would not end.
        var bytes = Encoding.ASCII.GetBytes($"*2\r\n$200000\r\n{new string('x', 200_000)}\r\n:7\r\n");
        var decoder = new RespDecoder(RespLimits.Default);
        for (var i = 0; i < bytes.Length - 1; i++)
        {
            decoder.Append(bytes.AsSpan(i, 1));
            Assert.Equal(RespStatus.Incomplete, decoder.TryRead(out _));
        }

        decoder.Append(bytes.AsSpan(bytes.Length - 1));
        Assert.Equal(RespStatus.Complete, decoder.TryRead(out var reply));
        Assert.Equal(7, reply.Items[1].Integer);
    }

    private static RespStatus Read(string text)
    {
        var decoder = new RespDecoder(RespLimits.Default);
        decoder.Append(Encoding.Latin1.GetBytes(text));
        return decoder.TryRead(out _);
    }
}

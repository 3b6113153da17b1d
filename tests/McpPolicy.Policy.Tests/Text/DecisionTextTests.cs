using System.Buffers;
using System.Text;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Tests.Text;

public class DecisionTextTests
{
    [Theory]
    [InlineData(0, "1 s")]
    [InlineData(0.2, "1 s")]
    [InlineData(12, "12 s")]
    [InlineData(12.01, "13 s")]
    [InlineData(300, "300 s")]
    [InlineData(301, "6 min")]
    [InlineData(7_200, "120 min")]
    [InlineData(7_201, "3 h")]
    [InlineData(86_400, "24 h")]
    public void Wait_OfAnyLength_IsRoundedUpToAUnitOfItsSize(double seconds, string expected) =>
        Assert.Equal(expected, DecisionText.Wait(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task Write_AllowedCall_SaysNothing() =>
        Assert.Equal("", Bench.Text(await new Bench("""{"version":"1","tools":{"t":{}}}""").CallAsync("t")));

    [Fact]
    public async Task Write_UndecidableCall_SaysSo()
    {
        var bench = new Bench("""{"version":"1","tools":{"t":{"deny_if":[{"path":"/a","op":"exists"}]}}}""");

        Assert.StartsWith("Cannot decide on t. The arguments are not a JSON object", Bench.Text(await bench.CallAsync("t", "[]")));
    }

    [Theory]
    [InlineData("a\nb\u001b", "Denied: a?b?.")]
    [InlineData("…", "Denied: ….")]
    public void Write_HostileName_IsMadeHarmless(string name, string expected) => Assert.StartsWith(expected, Text(name));

    [Fact]
    public void Write_NameThatIsTooLong_IsCutAfter256Bytes()
    {
        Assert.StartsWith($"Denied: {new string('n', 256)}. ", Text(new string('n', 256)));
        Assert.StartsWith($"Denied: {new string('n', 256)}…. ", Text(new string('n', 257)));
    }

    [Theory]
    [InlineData("Ask first", " Ask first. Not executed.")]
    [InlineData("Ask first.", " Ask first. Not executed.")]
    [InlineData("Never!", " Never! Not executed.")]
    [InlineData("Why?", " Why? Not executed.")]
    public void Write_Reason_EndsAsASentence(string reason, string expected) => Assert.EndsWith(expected, Text("t", reason));

    private static string Text(string name, string? reason = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var decision = new Decision
        {
            Effect = Effect.Deny,
            ToolName = Encoding.UTF8.GetBytes(name),
            Reason = reason,
        };
        decision.WriteText(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

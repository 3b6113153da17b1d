using System.Text;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Tests.Wire;

public sealed class SurrogatesTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("plain", true)]
    [InlineData(@"\ud83d\ude00", true)]
    [InlineData(@"\uD83D\uDE00\ud83d\ude00", true)]
    [InlineData(@"\\ud800", true)]
    [InlineData(@"\""\ud83d\ude00\n", true)]
    [InlineData(@"\ud7ff\ue000", true)]
    [InlineData(@"\ud800", false)]
    [InlineData(@"\udfff", false)]
    [InlineData(@"\\\ud800", false)]
    [InlineData(@"\ud83d\n\ude00", false)]
    [InlineData(@"\ud83d\ud83d\ude00", false)]
    [InlineData(@"\ude00\ud83d", false)]
    public void Pairs_AreTold(string raw, bool paired) => Assert.Equal(paired, Surrogates.ArePaired(Encoding.UTF8.GetBytes(raw)));
}

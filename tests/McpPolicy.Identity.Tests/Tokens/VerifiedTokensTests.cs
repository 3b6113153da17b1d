using McpPolicy.Identity.Tokens;

namespace McpPolicy.Identity.Tests.Tokens;

public sealed class VerifiedTokensTests
{
    [Fact]
    public void Cache_HoweverManyTokens_StaysWithinItsBound_AndKeepsWhatIsUsed()
    {
        var cache = new VerifiedTokens(100);
        TokenDigest used = Digest("used");
        cache.Add(used, AnonymousCredential.Instance);
        for (int i = 0; i < 10_000; i++)
        {
            cache.Add(Digest($"token {i}"), AnonymousCredential.Instance);
            Assert.NotNull(cache.Find(used));
            Assert.InRange(cache.Count, 1, 101);
        }

        Assert.Null(cache.Find(Digest("token 0")));
        cache.Remove(used);
        Assert.Null(cache.Find(used));
    }

    [Fact]
    public void Digest_OfDifferentTokens_Differs_AndSaysNothing()
    {
        Assert.Equal(Digest("a"), Digest("a"));
        Assert.NotEqual(Digest("a"), Digest("b"));
        Assert.DoesNotContain(
            "a",
            Digest("a").ToString().Replace(nameof(TokenDigest), "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.False(TokenDigest.TryOf(new string('x', TokenDigest.LongestToken + 1), out _));
        Assert.True(TokenDigest.TryOf(new string('\uffff', TokenDigest.LongestToken), out _));
    }

    private static TokenDigest Digest(string token)
    {
        Assert.True(TokenDigest.TryOf(token, out TokenDigest digest));
        return digest;
    }
}

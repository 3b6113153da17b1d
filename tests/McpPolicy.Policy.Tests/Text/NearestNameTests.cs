using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Tests.Text;

public class NearestNameTests
{
    [Theory]
    [InlineData("alow", "allow")]
    [InlineData("defualt", "default")]
    [InlineData("DENY", "deny")]
    [InlineData("ondeny", "on_deny")]
    [InlineData("on-deny", "on_deny")]
    [InlineData("limit", "limits")]
    [InlineData("a", "b")]
    [InlineData("abcdef", "abcdxy")]
    [InlineData("", "b")]
    public void Find_WordCloseToAName_IsThatName(string word, string expected) =>
        Assert.Equal(expected, NearestName.Find(word, ["something", expected, "else_altogether"]));

    [Theory]
    [InlineData("abc", "axy")]
    [InlineData("abcde", "abxye")]
    [InlineData("abcdef", "abcxyz")]
    [InlineData("", "ab")]
    [InlineData("zebra", "action")]
    public void Find_WordFarFromEveryName_IsNone(string word, string name) => Assert.Null(NearestName.Find(word, [name]));

    [Fact]
    public void Find_SeveralClose_TakesTheClosestAndOfEqualsTheFirst()
    {
        Assert.Equal("abcdef", NearestName.Find("abcdeg", ["abcdxx", "abcdef", "abcdeh"]));
        Assert.Equal("session", NearestName.Find("session+", ["sessions+tool", "session"]));
    }

    [Fact]
    public void Find_LongNames_AreComparedByTheir64First()
    {
        var word = new string('w', 64);

        Assert.Equal(word + "tail", NearestName.Find(word, [word + "tail"]));
        Assert.Equal(word + new string('t', 90), NearestName.Find(word + "x", [word + new string('t', 90)]));
    }
}

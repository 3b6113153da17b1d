using McpPolicy.Policy.Conditions;

namespace McpPolicy.Policy.Tests.Conditions;

public class ArgumentPatternTests
{
    private const string Backtracking =
        "\"value\" needs backtracking (look-around, back references, atomic groups) or is too large; write it without, or as several conditions";

    [Theory]
    [InlineData("^[a-z]+$")]
    [InlineData("(?i)a|b")]
    public void Check_PatternThatCanBeUsed_IsFine(string pattern) => Assert.Null(ArgumentPattern.Check(pattern));

    [Theory]
    [InlineData("(a)\\1")]
    [InlineData("(?=a)b")]
    [InlineData("(?>a)b")]
    [InlineData("((a{1,999}){1,999})")]
    public void Check_PatternThatNeedsBacktracking_SaysWhatToWriteInstead(string pattern) =>
        Assert.Equal(Backtracking, ArgumentPattern.Check(pattern));

    [Theory]
    [InlineData("(")]
    [InlineData("[z-a]")]
    public void Check_PatternThatIsNone_SaysWhy(string pattern) =>
        Assert.StartsWith("\"value\" is not a regular expression: Invalid pattern", ArgumentPattern.Check(pattern));
}

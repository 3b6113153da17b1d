using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Tests.Properties;

namespace McpPolicy.Policy.Tests.Compilation;

public class GlobOverlapTests
{
    private static readonly string[] Names = [.. Words(4)];

    [Theory]
    [InlineData("a*", "*b", true)]
    [InlineData("a*", "b*", false)]
    [InlineData("file:///repo/*", "file:///*", true)]
    [InlineData("file:///repo/*", "file:///*.txt", true)]
    [InlineData("file:///repo/*", "test://*", false)]
    [InlineData("a*b", "a*c", false)]
    [InlineData("", "*", true)]
    [InlineData("", "a", false)]
    public void Exists_WhenANameMatchesBoth(string a, string b, bool expected) => Assert.Equal(expected, Overlaps(a, b));

    [Fact]
    public void Exists_AgreesWithTryingAllShortNames()
    {
        var patterns = Gen.ArrayOf(Gen.Elements('a', 'b', '*'), 3).Select(static chars => new string(chars)).ToArbitrary();
        Prop.ForAll(
                patterns,
                patterns,
                (a, b) =>
                {
                    // Two globs of three characters that have a name in common have one of at most four characters.
                    var expected = Names.Any(name => GlobPattern.IsMatch(a, name) && GlobPattern.IsMatch(b, name));
                    return Overlaps(a, b) == expected && Overlaps(b, a) == expected;
                }
            )
            .Check(PropertySize.Of(100));
    }

    private static bool Overlaps(string a, string b) =>
        GlobOverlap.Exists(System.Text.Encoding.UTF8.GetBytes(a), System.Text.Encoding.UTF8.GetBytes(b));

    private static IEnumerable<string> Words(int length) =>
        length == 0
            ? [""]
            : Words(length - 1)
                .SelectMany(static word => word.Length == 0 ? ["", "a", "b"] : new[] { word, word + "a", word + "b" })
                .Distinct();
}

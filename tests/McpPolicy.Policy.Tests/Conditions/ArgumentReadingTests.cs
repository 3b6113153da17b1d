using System.Text.Json.Nodes;
using McpPolicy.Policy.Decisions;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

namespace McpPolicy.Policy.Tests.Conditions;

/// <summary>Arguments that two parsers could read differently, and arguments of which a policy looks at many.</summary>
public class ArgumentReadingTests
{
    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"o":{"b":1,"b":1}}""")]
    [InlineData("""{"l":[{"b":1,"b":2}]}""")]
    [InlineData("""{"l":[0,{"b":1}],"l":[]}""")]
    [InlineData("""{"o":{"b":1},"\u006f":{}}""")]
    public async Task Member_ThatARuleLooksAt_GivenTwice_CannotBeDecided(string arguments) =>
        Assert.Equal(Effect.Error, (await Looking("/a", "/o/b", "/l/0/b").CallAsync("t", arguments)).Effect);

    [Theory]
    [InlineData("""{"x":1,"x":2}""")]
    [InlineData("""{"o":{"x":1,"x":2}}""")]
    [InlineData("""{"l":[1,1]}""")]
    [InlineData("""{"l":[{"b":1},{"b":1}]}""")]
    public async Task Member_ThatNoRuleLooksAt_GivenTwice_DoesNotMatter(string arguments) =>
        Assert.Equal(Effect.Allow, (await Looking("/a", "/o/b", "/l/0/b").CallAsync("t", arguments)).Effect);

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(128)]
    public async Task ManyArguments_EachLookedAt_AreAllFound(int count)
    {
        var bench = Looking([.. Enumerable.Range(0, count).Select(static i => $"/a{i}")]);
        var arguments = new JsonObject();
        for (var i = 0; i < count; i++)
        {
            arguments[$"a{i}"] = 1;
        }

        Assert.Equal(Effect.Allow, (await bench.CallAsync("t", arguments.ToJsonString())).Effect);
        arguments[$"a{count - 1}"] = "no";
        Assert.Equal(Effect.Deny, (await bench.CallAsync("t", arguments.ToJsonString())).Effect);

        // Nothing of an earlier call is left in what is looked at.
        Assert.Equal(Effect.Allow, (await bench.CallAsync("t", "{}")).Effect);
        Assert.Equal(Effect.Error, (await bench.CallAsync("t", """{"a0":1,"a0":1}""")).Effect);
        Assert.Equal(Effect.Allow, (await bench.CallAsync("t", """{"a0":1}""")).Effect);
    }

    /// <summary>Denies unless each of the paths is absent or 1.</summary>
    private static Bench Looking(params string[] paths)
    {
        var parts = paths.Select(static path =>
            $$"""
                {"any":[{"path":"{{path}}","op":"exists","value":false},{"path":"{{path}}","op":"eq","value":1}]}
                """
        );
        var when = $$"""{"not":{"all":[{{string.Join(',', parts)}}]} }""";
        return new Bench(DocumentOf(PolicyOf("p", RuleOf("r", "Allow"), RuleOf("d", "Deny", $",\"when\":{when}"))));
    }
}

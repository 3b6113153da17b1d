using McpPolicy.Policy.Decisions;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

namespace McpPolicy.Policy.Tests.Decisions;

public class SubjectAndScopeTests
{
    private static readonly Caller Alice = new("alice", ["dev"], [new("team", "ml"), new("team", "ops")]);
    private static readonly Caller Bob = new("bob");

    [Theory]
    [InlineData("""{"grant":"alice"}""")]
    [InlineData("""{"group":"dev"}""")]
    [InlineData("""{"claim":"team","values":["x","ops"]}""")]
    [InlineData("""{"grant":"carol"},{"group":"dev"}""")]
    public async Task Subjects_OneMatching_IsEnough(string subjects)
    {
        var bench = new Bench(DocumentOf(PolicyOf("p", RuleOf("r", "Allow", $$""","subjects":[{{subjects}}]"""))));
        foreach (var (caller, expected) in new[] { (Alice, true), (Bob, false), (Caller.Anonymous, false) })
        {
            Assert.Equal(expected, (await bench.CallAsync("t", caller: caller)).Effect == Effect.Allow);
            Assert.Equal(expected, bench.IsListed("t", caller));
        }
    }

    [Fact]
    public async Task ScopeGrant_CountsByCaller_AndAnonymousShareOne()
    {
        var bench = Limited("grant");

        Assert.True(await IsAllowedAsync(bench, Alice, "s1"));
        Assert.False(await IsAllowedAsync(bench, Alice, "s2"));
        Assert.True(await IsAllowedAsync(bench, Bob, "s1"));
        Assert.True(await IsAllowedAsync(bench, Caller.Anonymous, "s1"));
        Assert.False(await IsAllowedAsync(bench, Caller.Anonymous, "s2"));
    }

    [Fact]
    public async Task ScopeSession_CountsBySessionOfACaller_AndByCallerWithoutOne()
    {
        var bench = Limited("session");

        Assert.True(await IsAllowedAsync(bench, Alice, "s1"));
        Assert.False(await IsAllowedAsync(bench, Alice, "s1"));
        Assert.True(await IsAllowedAsync(bench, Alice, "s2"));
        Assert.True(await IsAllowedAsync(bench, Bob, "s1"));
        Assert.True(await IsAllowedAsync(bench, Alice, null));
        Assert.False(await IsAllowedAsync(bench, Alice, null));
    }

    [Fact]
    public async Task ScopeServer_CountsAllTogether()
    {
        var bench = Limited("server");

        Assert.True(await IsAllowedAsync(bench, Alice, "s1"));
        Assert.False(await IsAllowedAsync(bench, Bob, "s2"));
    }

    [Fact]
    public async Task ScopeWithTool_CountsEachToolApart()
    {
        var bench = Limited("grant+tool");

        Assert.True(await IsAllowedAsync(bench, Alice, null, "t1"));
        Assert.True(await IsAllowedAsync(bench, Alice, null, "t2"));
        Assert.False(await IsAllowedAsync(bench, Alice, null, "t1"));
    }

    private static Bench Limited(string scope) =>
        new(
            DocumentOf(
                PolicyOf("p", RuleOf("r", "Allow", $$""","limits":[{"window":"minute","max":1,"scope":"{{scope}}"}]""", tools: "\"t*\""))
            )
        );

    private static async Task<bool> IsAllowedAsync(Bench bench, Caller caller, string? session, string tool = "t") =>
        (await bench.CallAsync(tool, caller: caller, session: session)).Effect == Effect.Allow;
}

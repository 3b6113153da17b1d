using McpPolicy.Policy.Decisions;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

namespace McpPolicy.Policy.Tests.Decisions;

public class SubjectAndScopeTests
{
    private static readonly Caller Alice = new("alice", ["dev"], [new("team", "ml"), new("team", "ops")]);
    private static readonly Caller Bob = new("bob");

    private static readonly Caller Job = new(
        new CallerIdentity
        {
            Id = "serviceaccount/ml/job",
            Subject = "system:serviceaccount:ml:job",
            ServiceAccount = "ml/job",
            GrantLabels = new Dictionary<string, string> { ["team"] = "ml", ["env"] = "test" },
            Scopes = ["runs:read", "runs:write"],
        }
    );

    [Theory]
    [InlineData("""{"serviceAccount":"ml/job"}""", true)]
    [InlineData("""{"subject":"system:serviceaccount:ml:job"}""", true)]
    [InlineData("""{"grantLabels":{"team":"ml"}}""", true)]
    [InlineData("""{"grantLabels":{"team":"ml","env":"test"}}""", true)]
    [InlineData("""{"grantLabels":{"team":"ml","env":"prod"}}""", false)]
    [InlineData("""{"grantLabels":{"team":"ml","stage":"test"}}""", false)]
    [InlineData("""{"grantLabels":{"team":"ops"}},{"grantLabels":{"env":"test"}}""", true)]
    [InlineData("""{"serviceAccount":"ml/jobs"}""", false)]
    // Each form asks for its own property: an id, subject or account is never taken for another's.
    [InlineData("""{"grant":"serviceaccount/ml/job"}""", false)]
    [InlineData("""{"grant":"ml/job"}""", false)]
    [InlineData("""{"subject":"ml/job"}""", false)]
    public async Task Subjects_OfAServiceAccount_MatchTheirOwnPropertyOnly(string subjects, bool expected)
    {
        var bench = new Bench(DocumentOf(PolicyOf("p", RuleOf("r", "Allow", $$""","subjects":[{{subjects}}]"""))));

        Assert.Equal(expected, (await bench.CallAsync("t", caller: Job)).Effect == Effect.Allow);
        Assert.Equal(expected, bench.IsListed("t", Job));
        Assert.False(bench.IsListed("t"));
    }

    [Theory]
    [InlineData("runs:read", true)]
    [InlineData("runs:write\",\"runs:read", true)]
    [InlineData("runs:write\",\"runs:delete", false)]
    public async Task RequireScopes_AllOfThem_AreNeededAndTheToolStaysListed(string scopes, bool expected)
    {
        var bench = new Bench(DocumentOf(PolicyOf("p", RuleOf("r", "Allow", $$""","requireScopes":["{{scopes}}"]"""))));

        var decision = await bench.CallAsync("t", caller: Job);

        Assert.Equal(expected, decision.Effect == Effect.Allow);
        Assert.Equal(!expected, decision.IsScopeMissing);
        Assert.True(bench.IsListed("t", Job));
        Assert.True((await bench.CallAsync("t")).IsScopeMissing);
    }

    [Fact]
    public async Task RequireScopes_OfOneRule_HoldWhateverElseAllows()
    {
        var rules = RuleOf("all", "Allow", "", tools: "\"*\"") + "," + RuleOf("careful", "Allow", ""","requireScopes":["runs:delete"]""");
        var bench = new Bench(DocumentOf(PolicyOf("p", rules)));

        var refused = await bench.CallAsync("t", caller: Job);

        Assert.Equal("careful", refused.RuleName);
        Assert.Equal(
            "Denied: t (policy p, rule careful). The caller's credential needs the scope runs:delete. Not executed.",
            Bench.Text(refused)
        );
        Assert.Equal(Effect.Allow, (await bench.CallAsync("other", caller: Job)).Effect);
    }

    [Fact]
    public async Task RequireScopes_BesideADeny_IsNoMatterOfScopes()
    {
        var rules = RuleOf("no", "Deny", "") + "," + RuleOf("careful", "Allow", ""","requireScopes":["runs:delete"]""");
        var decision = await new Bench(DocumentOf(PolicyOf("p", rules))).CallAsync("t", caller: Job);

        Assert.Equal("no", decision.RuleName);
        Assert.False(decision.IsScopeMissing);
    }

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

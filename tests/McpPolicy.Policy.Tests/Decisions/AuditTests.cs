using McpPolicy.Policy.Decisions;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

namespace McpPolicy.Policy.Tests.Decisions;

public class AuditTests
{
    private const string Audit = ""","mode":"Audit" """;

    [Fact]
    public async Task AuditedDeny_ChangesNothingAndReportsWhatWouldBe()
    {
        var bench = new Bench(DocumentOf(PolicyOf("a", RuleOf("allow", "Allow"), RuleOf("deny", "Deny", Audit))));

        var decision = await bench.CallAsync("t");

        Assert.Equal(Effect.Allow, decision.Effect);
        Assert.Equal((Effect.Deny, "deny"), (decision.Audit!.Value.Effect, decision.Audit.Value.Rule!.RuleName));
        Assert.True(bench.IsListed("t"));
    }

    [Fact]
    public async Task AuditedAllow_OpensNothing()
    {
        var bench = new Bench(DocumentOf(PolicyOf("a", RuleOf("allow", "Allow", Audit))));

        var decision = await bench.CallAsync("t");

        Assert.Equal(Effect.Deny, decision.Effect);
        Assert.Equal(Effect.Allow, decision.Audit!.Value.Effect);
        Assert.False(bench.IsListed("t"));
    }

    [Fact]
    public async Task AuditedPolicyAlone_LeavesTheServersDefault()
    {
        const string Policy = """{"version":"1","default":"allow","policies":[{"name":"a","mode":"Audit","defaultAction":"Deny"}]}""";

        var decision = await new Bench(Policy).CallAsync("t");

        Assert.Equal((Effect.Allow, Effect.Deny), (decision.Effect, decision.Audit!.Value.Effect));
    }

    [Fact]
    public async Task AuditedLimit_ReportsWouldLimitAndUsesNoEnforcedQuota()
    {
        var bench = new Bench(
            DocumentOf(
                PolicyOf(
                    "a",
                    RuleOf(
                        "r",
                        "Allow",
                        ""","limits":[{"counter":"c","window":"minute","max":2,"mode":"Audit"},{"counter":"c","window":"minute","max":4}]"""
                    )
                )
            )
        );
        for (var i = 0; i < 4; i++)
        {
            var decision = await bench.CallAsync("t");
            Assert.Equal(Effect.Allow, decision.Effect);
            Assert.Equal(i < 2 ? null : Effect.Limit, decision.Audit?.Effect);
        }

        Assert.Equal(Effect.Limit, (await bench.CallAsync("t")).Effect);
    }

    [Fact]
    public async Task SameDecisionEitherWay_ReportsNoAudit() =>
        Assert.Null((await new Bench(DocumentOf(PolicyOf("a", RuleOf("x", "Deny"), RuleOf("y", "Deny", Audit)))).CallAsync("t")).Audit);
}

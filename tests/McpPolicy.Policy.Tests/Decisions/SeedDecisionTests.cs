using McpPolicy.Policy.Decisions;

namespace McpPolicy.Policy.Tests.Decisions;

public class SeedDecisionTests
{
    /// <summary>The document the project starts from, verbatim.</summary>
    internal const string Seed = """
        {
          "version": "1",
          "default": "deny",
          "tools": {
            "set_run_tag": {
              "limits": [
                {
                  "counter": "set_run_tag_rate",
                  "window": "minute",
                  "max": 30,
                  "scope": "grant"
                }
              ]
            }
          }
        }
        """;

    [Fact]
    public async Task Seed_ThirtyCallsInAMinute_AreAllowedAndTheNextIsLimited()
    {
        var bench = new Bench(Seed);
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(Effect.Allow, (await bench.CallAsync("set_run_tag")).Effect);
            bench.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var limited = await bench.CallAsync("set_run_tag");

        Assert.Equal(Effect.Limit, limited.Effect);
        Assert.Equal(TimeSpan.FromSeconds(30), limited.RetryAfter);
        Assert.Equal(("policy.json", "set_run_tag"), (limited.PolicyName, limited.RuleName));
        Assert.Equal(
            "Rate limit: 30 per minute for set_run_tag (policy policy.json, rule set_run_tag). Not executed. Retry after 30 s.",
            Bench.Text(limited)
        );
        bench.Time.Advance(limited.RetryAfter!.Value);
        Assert.Equal(Effect.Allow, (await bench.CallAsync("set_run_tag")).Effect);
        Assert.Equal(Effect.Limit, (await bench.CallAsync("set_run_tag")).Effect);
    }

    [Fact]
    public async Task Seed_UnlistedTool_IsDeniedByDefaultAndNotListed()
    {
        var bench = new Bench(Seed);

        var denied = await bench.CallAsync("delete_run");

        Assert.Equal(Effect.Deny, denied.Effect);
        Assert.Null(denied.Rule);
        Assert.False(denied.IsHidden);
        Assert.Equal(
            "Denied: delete_run. No rule allows this tool, and policy policy.json denies by default. Not executed.",
            Bench.Text(denied)
        );
        Assert.False(bench.IsListed("delete_run"));
        Assert.True(bench.IsListed("set_run_tag"));
        Assert.Equal(["set_run_tag"], bench.Policy.ExactToolNames);
    }
}

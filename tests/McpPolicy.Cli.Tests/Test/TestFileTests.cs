namespace McpPolicy.Cli.Tests.Test;

public sealed class TestFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestFileTests()
    {
        _folder.Write("refunds.json", Examples.Refunds);
        _folder.Write("writes.yaml", Examples.Writes);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Test_AllAsExpected_Succeeds()
    {
        var run = await RunAsync(
            """
            policy: ./refunds.json
            cases:
            - {name: within budget, tool: create_refund, args: {amount: 100, currency: EUR}, grant: a, repeat: 5, expect: Allow}
            - name: budget is spent
              tool: create_refund
              args: {amount: 0.01, currency: EUR}
              grant: a
              expect: {effect: Limit, rule: create_refund, policy: refunds.json, limit: refunds, reason: "500 per day", retryAfter: 24h}
            - {name: not for others, tool: create_refund, args: {amount: 1, currency: EUR}, grant: b, expect: Allow}
            - {name: a day later, advance: 1d, tool: create_refund, args: {amount: 1, currency: EUR}, grant: a, expect: Allow}
            - {name: the default, tools: [drop, delete], expect: {effect: Deny, rule: null, policy: null, listed: false}}
            - {name: raw arguments, tool: create_refund, args: '{"amount": 1, "amount": 2}', expect: Error}
            """
        );

        Assert.Equal(0, run.Status);
        Assert.Contains("6 cases\n1 file, 6 cases passed, 0 failed\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Test_CallersSessionsAuditAndHiding_AreSeen()
    {
        var run = await RunAsync(
            """
            policy: [writes.yaml]
            cases:
            - {name: by grant, tool: set_run_tag, grant: alice, session: s1, repeat: 2, expect: {effect: Allow, listed: true}}
            - {name: spent, tool: set_run_tag, grant: alice, session: s1, expect: {effect: Limit, retryAfter: 60s}}
            - {name: another session, tool: set_run_tag, grant: alice, session: s2, expect: Allow}
            - {name: by group, tool: set_run_tag, grant: bob, groups: [ops], expect: Allow}
            - {name: by claim, tool: set_run_tag, grant: carol, claims: {team: [web, data]}, expect: Allow}
            - {name: by subject, tool: set_run_tag, subject: erin, expect: Allow}
            - {name: by service account, tool: set_run_tag, serviceAccount: ml/training, expect: Allow}
            - {name: by labels, tool: set_run_tag, grant: ci, grantLabels: {team: data, env: test}, expect: Allow}
            - {name: nobody else, tool: set_run_tag, grant: dave, claims: {team: web}, expect: {effect: Deny, listed: false}}
            - {name: hidden, tool: delete_run, expect: {effect: Deny, hidden: true, rule: never-delete, listed: false}}
            - {name: audited, tool: get_run, expect: {effect: Allow, audit: Deny, hidden: false}}
            """
        );

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Status);
    }

    [Fact]
    public async Task Test_Calendar_StartsAtTheTimeGiven()
    {
        _folder.Write(
            "daily.json",
            """{"version": "1", "tools": {"x": {"limits": [{"counter": "c", "window": "day", "max": 1, "alignment": "calendar"}]}}}"""
        );

        var run = await RunAsync(
            """
            policy: daily.json
            start: 2026-03-01T23:59:00Z
            cases:
            - {name: last of the day, tool: x, expect: Allow}
            - {name: one too many, tool: x, expect: {effect: Limit, retryAfter: 1m}}
            - {name: after midnight, advance: 1m, tool: x, expect: Allow}
            """
        );

        Assert.Equal(0, run.Status);
    }

    [Fact]
    public async Task Test_Surprise_ShowsWhatWasExpectedAndWhatCame()
    {
        var run = await RunAsync(
            """
            policy: writes.yaml
            cases:
            - name: three tags
              tool: set_run_tag
              grant: alice
              repeat: 3
              expect: {effect: Allow, limit: null, reason: please}
            """
        );

        Assert.Equal(1, run.Status);
        Assert.Contains("FAIL", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            ".yaml:3:3: call 1 of 3 of set_run_tag, decided by rule tag-runs of policy ml/writes",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("reason      expected  …please…\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("actual    nothing, as the call is allowed\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 file, 0 cases passed, 1 failed\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("effect: Deny", "effect", "Deny", "Allow")]
    [InlineData("rule: other", "rule", "other", "read")]
    [InlineData("policy: other", "policy", "other", "ml/writes")]
    [InlineData("policy: null", "policy", "none (the default)", "ml/writes")]
    [InlineData("limit: other", "limit", "other", "none (the default)")]
    [InlineData("retryAfter: 5s", "retryAfter", "5s", "none")]
    [InlineData("listed: false", "listed", "false", "true")]
    [InlineData("hidden: true", "hidden", "true", "false")]
    [InlineData("audit: Limit", "audit", "Limit", "Deny")]
    public async Task Test_EveryExpectation_CanFail(string expect, string what, string expected, string actual)
    {
        var run = await RunAsync(
            $$"""
            policy: writes.yaml
            cases:
            - {name: x, tool: get_run, expect: { {{expect}} } }
            """
        );

        Assert.Equal(1, run.Status);
        Assert.Contains($"        {what, -10}  expected  {expected}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"        {"", -10}  actual    {actual}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_Verbose_ListsPassedCases()
    {
        var file = _folder.Write("v.test.yaml", "policy: writes.yaml\ncases:\n- {name: reading, tool: get_run, expect: Allow}\n");

        var run = await CliRun.OfAsync("test", "--verbose", file);

        Assert.Contains("ok    reading\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- {name: x, tool: t, expct: Allow}", "unknown key \"expct\" in a case; did you mean \"expect\"?")]
    [InlineData("- {name: x, tool: t}", "\"expect\" is missing")]
    [InlineData("- {tool: t, expect: Allow}", "\"name\" is missing")]
    [InlineData("- {name: x, expect: Allow}", "exactly one of \"tool\" and \"tools\"")]
    [InlineData("- {name: x, tool: t, tools: [z], expect: Allow}", "exactly one of \"tool\" and \"tools\"")]
    [InlineData("- {name: x, tools: [], expect: Allow}", "\"tools\" is empty")]
    [InlineData("- {name: x, tool: t, expect: {}}", "\"expect\" is empty")]
    [InlineData("- {name: x, tool: t, expect: allow}", "did you mean \"Allow\"?")]
    [InlineData("- {name: x, tool: t, expect: {efect: Allow}}", "did you mean \"effect\"?")]
    [InlineData("- {name: x, tool: t, repeat: 0, expect: Allow}", "a whole number from 1")]
    [InlineData("- {name: x, tool: t, advance: 30, expect: Allow}", "\"advance\" cannot be the number 30; write 30s")]
    [InlineData("- {name: x, tool: t, advance: 1y, expect: Allow}", "write 30s, 5m, 1h30m or 2d")]
    [InlineData("- {name: x, tool: t, advance: 367d, expect: Allow}", "at most 366d")]
    [InlineData("- {name: x, tool: t, args: [1], expect: Allow}", "\"args\" must be an object")]
    [InlineData("- {name: x, tool: t, groups: [a], expect: Allow}", "needs \"grant\"")]
    [InlineData("- {name: x, tool: t, grant: g, claims: [a], expect: Allow}", "\"claims\" must be an object")]
    [InlineData("- {name: x, tool: t, expect: Allow}\n- {name: x, tool: z, expect: Allow}", "two cases are named \"x\"")]
    public async Task Test_BadCase_IsAnErrorWithItsPlace(string cases, string message)
    {
        var run = await RunAsync($"policy: writes.yaml\ncases:\n{cases}\n");

        Assert.Equal(2, run.Status);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Matches(@"\.test\.yaml:[34]:\d+: error: ", run.Error);
        Assert.Contains("1 file not run", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("polcy: x\ncases: []", "did you mean \"policy\"?")]
    [InlineData("policy: writes.yaml", "\"cases\" is missing")]
    [InlineData("policy: writes.yaml\nstart: tomorrow\ncases: [{name: x, tool: t, expect: Deny}]", "write a time in UTC")]
    [InlineData("policy: none.yaml\ncases: [{name: x, tool: t, expect: Deny}]", "there is no such file")]
    [InlineData("policy: [writes.yaml, writes.yaml]\ncases: [{name: x, tool: t, expect: Deny}]", "2 policies have this name")]
    [InlineData("policy: writes.yaml\ncases: []", "\"cases\" is empty")]
    [InlineData("a: 1\n---\nb: 2", "one YAML document")]
    [InlineData("{", "not valid YAML")]
    public async Task Test_BadFile_IsAnError(string text, string message)
    {
        var run = await RunAsync(text);

        Assert.Equal(2, run.Status);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> RunAsync(string text) => CliRun.OfAsync("test", _folder.Write("it.test.yaml", text));
}

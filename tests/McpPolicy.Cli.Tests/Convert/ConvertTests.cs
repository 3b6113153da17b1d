namespace McpPolicy.Cli.Tests.Convert;

public sealed class ConvertTests : IDisposable
{
    private const string Approval =
        """{"version": "1", "tools": {"refund": {"action": "require_approval", "reason": "Ask Ann", "approval_timeout": "90m"}}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ToToolPolicy_PolicyJson_IsYamlThatPeopleWouldWrite()
    {
        var file = _folder.Write(
            "Run Tags.json",
            """{"version": "1", "tools": {"set_run_tag": {"limits": [{"counter": "tags", "window": "minute", "max": 30}]}, "no": {"action": "deny", "reason": "No: \"never\""}}}"""
        );

        var run = await CliRun.OfAsync("convert", file, "--to", "toolpolicy", "--target", "mlflow", "--namespace", "ml");

        Assert.Equal("", run.Error);
        Assert.Equal(
            """
            apiVersion: mcppolicy.dev/v1alpha1
            kind: ToolPolicy
            metadata: {name: run-tags, namespace: ml}
            spec:
              targetRefs:
              - {group: mcppolicy.dev, kind: McpServer, name: mlflow}
              defaultAction: Deny
              rules:
              - name: set_run_tag
                tools: [set_run_tag]
                action: Allow
                limits:
                - {counter: tags, window: minute, max: 30, scope: grant}
              - name: "no"
                tools: ["no"]
                action: Deny
                reason: "No: \"never\""

            """,
            run.Output
        );
    }

    [Fact]
    public async Task ToToolPolicy_TimeForApproval_IsKept()
    {
        var file = _folder.Write("p.json", Approval);

        var run = await CliRun.OfAsync("convert", file, "--to", "toolpolicy", "--target", "x");

        Assert.EndsWith(
            """
              - name: refund
                tools: [refund]
                action: RequireApproval
                reason: "Ask Ann"
                approvalTimeout: "1h30m"

            """,
            run.Output
        );
    }

    [Theory]
    [InlineData(Examples.Refunds)]
    [InlineData(Approval)]
    public async Task ToPolicyJson_AndBack_IsTheSamePolicy(string policy)
    {
        var json = _folder.Write("p.json", policy);
        var yaml = _folder.Write("p.yaml", (await CliRun.OfAsync("convert", json, "--to", "toolpolicy", "--target", "x")).Output);
        var back = await CliRun.OfAsync("convert", yaml, "--to", "policyjson");
        var again = _folder.Write("again.json", back.Output);

        Assert.Equal(0, back.Status);
        var first = await CliRun.OfAsync("convert", json, "--to", "canonical");
        var last = await CliRun.OfAsync("convert", again, "--to", "canonical");
        Assert.Equal(first.Output.Replace("p.json", "again.json"), last.Output);
    }

    [Theory]
    [InlineData("tools: [a], action: Allow, subjects: [{grant: g}]", "rule r: subjects cannot be said in policy.json")]
    [InlineData("tools: [a], action: Allow, when: {path: /n, op: eq, value: 1}", "rule r: allowing on a condition cannot be said")]
    [InlineData("tools: [a], action: RequireApproval, when: {path: /n, op: eq, value: 1}", "rule r: approval on a condition cannot")]
    [InlineData("tools: ['*'], action: Allow", "rule r: allowing every tool cannot be said")]
    [InlineData("tools: [a], action: Limit, limits: [{window: day, max: 1}]", "rule r: the action Limit on some tools cannot")]
    [InlineData(
        "tools: [a], action: Deny, when: {path: /n, op: eq, value: 1}",
        "rule r: no rule allows a, and an entry in policy.json would"
    )]
    [InlineData("tools: [a], action: Allow}, {name: s, tools: [a], action: Deny", "rules r and s are both about a")]
    public async Task ToPolicyJson_WhatItCannotSay_IsNamed(string rule, string message)
    {
        var file = _folder.Write(
            "t.yaml",
            $$"""
            apiVersion: mcppolicy.dev/v1alpha1
            kind: ToolPolicy
            metadata: {name: t}
            spec: {targetRefs: [{group: mcppolicy.dev, kind: McpServer, name: x}], rules: [{name: r, {{rule}}}]}
            """
        );

        var run = await CliRun.OfAsync("convert", file, "--to", "policyjson");

        Assert.Equal(1, run.Status);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("""{"version": "1", "tools": {"a": {"rate_limit": {"max": 1, "window": 90}}}}""", "a window of 90 seconds cannot be said")]
    [InlineData(
        """{"version": "1", "default": "deny", "policies": [{"name": "p", "defaultAction": "Allow", "rules": []}]}""",
        "spec.defaultAction"
    )]
    public async Task ToToolPolicy_WhatItCannotSay_IsNamed(string policy, string message)
    {
        var run = await CliRun.OfAsync("convert", _folder.Write("p.json", policy), "--to", "toolpolicy", "--target", "x");

        Assert.Equal(1, run.Status);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToToolPolicy_WithoutTarget_SaysWhatToAdd()
    {
        var run = await CliRun.OfAsync("convert", _folder.Write("p.json", Examples.Refunds), "--to", "toolpolicy");

        Assert.Equal(1, run.Status);
        Assert.Contains("--target NAME", run.Error, StringComparison.Ordinal);
    }
}

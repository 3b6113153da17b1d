using System.Text.Json;

namespace McpPolicy.Cli.Tests.Explain;

public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _refunds;
    private readonly string _writes;

    public ExplainTests()
    {
        _refunds = _folder.Write("refunds.json", Examples.Refunds);
        _writes = _folder.Write("writes.yaml", Examples.Writes);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Explain_AllowedCall_SaysByWhichRuleOnWhichLineAndWhatItUsesUp()
    {
        var run = await CliRun.OfAsync([
            "explain",
            "--policy",
            _refunds,
            "--tool",
            "create_refund",
            "--args",
            """{"amount": 12.5, "currency": "EUR"}""",
            "--grant",
            "alice",
        ]);

        Assert.Equal(0, run.Status);
        Assert.StartsWith("ALLOW  create_refund for alice\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"rule create_refund of policy refunds.json, {_refunds}:6:22\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("limit refunds: 500 per day, counted by grant; the call uses 12.5\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("limit all: 100 per minute, counted by grant; the call uses 1\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("/amount gt 100: false (the call has 12.5)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Rules about other tools: 1", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Explain_MissingArgument_SaysThatItCannotBeToldAndCountsAgainstTheCall()
    {
        var run = await CliRun.OfAsync(["explain", "-p", _refunds, "-t", "create_refund", "-a", """{"amount": 250}"""]);

        Assert.Equal(0, run.Status);
        Assert.StartsWith("DENY  create_refund for an anonymous caller\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("its condition cannot be told, which counts against the call", run.Output, StringComparison.Ordinal);
        Assert.Contains("/currency in [\"EUR\", \"USD\"]: unknown (the call has none)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("/amount gt 100: true (the call has 250)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_SubjectsAndHiddenTools_AreNamed()
    {
        var other = await CliRun.OfAsync(["explain", "-p", _writes, "-t", "set_run_tag", "--grant", "bob"]);
        var group = await CliRun.OfAsync(["explain", "-p", _writes, "-t", "set_run_tag", "--grant", "bob", "--group", "ops"]);
        var claim = await CliRun.OfAsync(["explain", "-p", _writes, "-t", "set_run_tag", "--grant", "bob", "--claim", "team=data"]);
        var hidden = await CliRun.OfAsync(["explain", "-p", _writes, "-t", "delete_run", "--all"]);

        Assert.Contains("ml/writes/tag-runs: Allow, is about other callers", other.Output, StringComparison.Ordinal);
        Assert.Contains("the default, Deny: no rule decides", other.Output, StringComparison.Ordinal);
        Assert.StartsWith("ALLOW", group.Output, StringComparison.Ordinal);
        Assert.StartsWith("ALLOW", claim.Output, StringComparison.Ordinal);
        Assert.Contains("that there is no such tool (JSON-RPC error -32602)", hidden.Output, StringComparison.Ordinal);
        Assert.Contains("tag-runs: Allow, is about other tools", hidden.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Json_HasTheDecisionAndEveryRule()
    {
        var run = await CliRun.OfAsync(["explain", "-p", _writes, "-t", "get_model", "--format", "json"]);

        using var answer = JsonDocument.Parse(run.Output);
        var root = answer.RootElement;
        Assert.Equal("Allow", root.GetProperty("effect").GetString());
        Assert.Equal("read", root.GetProperty("rule").GetString());
        Assert.True(root.GetProperty("listed").GetBoolean());
        Assert.Equal("Deny", root.GetProperty("audit").GetProperty("effect").GetString());
        Assert.Equal("look-at-models", root.GetProperty("audit").GetProperty("rule").GetString());
        var rules = root.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(["OtherTool", "OtherTool", "Applies", "Applies"], rules.Select(static r => r.GetProperty("relevance").GetString()));
        Assert.Equal([7, 13, 17, 21], rules.Select(static r => r.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task Explain_SeveralFiles_CountTogether()
    {
        var run = await CliRun.OfAsync(["explain", "-p", _writes, "-p", _refunds, "-t", "delete_run", "--format", "json"]);

        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal("ml/writes", answer.RootElement.GetProperty("policy").GetString());
        Assert.Contains(
            answer.RootElement.GetProperty("rules").EnumerateArray(),
            static r => r.GetProperty("policy").GetString() == "refunds.json" && r.GetProperty("relevance").GetString() == "Applies"
        );
    }

    [Fact]
    public async Task Explain_SameRuleInTwoDocumentsOfOneFile_FindsTheRightLine()
    {
        const string policy = """
            apiVersion: mcppolicy.dev/v1alpha1
            kind: ToolPolicy
            metadata: {name: NAME}
            spec:
              targetRefs: [{group: mcppolicy.dev, kind: McpServer, name: x}]
              rules: [{name: same, tools: [NAME], action: Allow}]

            """;
        var file = _folder.Write("two.yaml", policy.Replace("NAME", "one") + "---\n" + policy.Replace("NAME", "two"));

        var run = await CliRun.OfAsync(["explain", "-p", file, "-t", "two"]);

        Assert.Contains($"rule same of policy two, {file}:13:11\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_ArgumentsFromFile_AreRead()
    {
        var args = _folder.Write("args.json", """{"amount": 7, "currency": "USD"}""");

        var run = await CliRun.OfAsync(["explain", "-p", _refunds, "-t", "create_refund", "-a", "@" + args]);

        Assert.Contains("the call uses 7\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_ArgumentGivenTwice_IsNotDecidedByAnyRule()
    {
        var run = await CliRun.OfAsync(["explain", "-p", _refunds, "-t", "create_refund", "-a", """{"amount": 7, "amount": 8}"""]);

        Assert.StartsWith("ERROR", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "No rule was looked at: The arguments are not a JSON object, name one argument twice, or hold text that is not Unicode.",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Explain_BadPolicy_ListsItsErrorsAndFails()
    {
        var bad = _folder.Write("bad.json", """{"version": "1", "defualt": "deny"}""");

        var run = await CliRun.OfAsync(["explain", "-p", bad, "-t", "x"]);

        Assert.Equal(2, run.Status);
        Assert.Equal($"{bad}:1:18: error: unknown key \"defualt\" in the document; did you mean \"default\"?\n", run.Error);
        Assert.Empty(run.Output);
    }
}

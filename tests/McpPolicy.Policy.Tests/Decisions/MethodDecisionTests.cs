using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Methods;

namespace McpPolicy.Policy.Tests.Decisions;

/// <summary>What rules say about prompts, resources and methods other than tools/call.</summary>
public class MethodDecisionTests
{
    private const string Rules = """
        {"version":"1","default":"deny","policies":[{"name":"ns/p","defaultAction":"Deny","rules":[
          {"name":"repo","resources":["file:///repo/*"],"action":"Allow"},
          {"name":"secret","resources":["file:///repo/secret/*"],"action":"Deny","reason":"Secrets stay here."},
          {"name":"read-only","resources":["note:*"],"methods":["resources/read"],"action":"Allow"},
          {"name":"prompts","prompts":["review_*"],"action":"Allow"},
          {"name":"person","prompts":["review_release"],"action":"RequireApproval"},
          {"name":"logging","methods":["logging/setLevel","tasks/*"],"action":"Allow"},
          {"name":"no-cancel","methods":["tasks/cancel"],"action":"Deny"},
          {"name":"extension","methods":["acme/thing"],"action":"Allow"},
          {"name":"ops","subjects":[{"group":"ops"}],"methods":["resources/subscribe"],"action":"Allow"}
        ]}]}
        """;

    private readonly Bench _bench = new(Rules);

    [Theory]
    [InlineData("resources/read", TargetKind.Resource, "file:///repo/a/b.md", Effect.Allow, "repo")]
    [InlineData("resources/subscribe", TargetKind.Resource, "file:///repo/a", Effect.Allow, "repo")]
    [InlineData("resources/unsubscribe", TargetKind.Resource, "file:///repo/a", Effect.Allow, "repo")]
    [InlineData("completion/complete", TargetKind.Resource, "file:///repo/a", Effect.Allow, "repo")]
    [InlineData("resources/read", TargetKind.Resource, "file:///repo/secret/key", Effect.Deny, "secret")]
    [InlineData("resources/read", TargetKind.Resource, "file:///etc/passwd", Effect.Deny, "")]
    [InlineData("resources/read", TargetKind.Resource, "file:///repo/../etc/passwd", Effect.Deny, "")]
    [InlineData("resources/read", TargetKind.Resource, "file:///repo/%2e%2e/etc/passwd", Effect.Deny, "")]
    [InlineData("resources/read", TargetKind.Resource, "file:///repo%2F..%2Fetc", Effect.Deny, "")]
    [InlineData("resources/read", TargetKind.Resource, "file:///repo//secret/key", Effect.Deny, "")]
    [InlineData("resources/read", TargetKind.Resource, "note:1", Effect.Allow, "read-only")]
    [InlineData("resources/subscribe", TargetKind.Resource, "note:1", Effect.Deny, "")]
    [InlineData("completion/complete", TargetKind.Resource, "note:1", Effect.Deny, "")]
    [InlineData("prompts/get", TargetKind.Prompt, "review_code", Effect.Allow, "prompts")]
    [InlineData("completion/complete", TargetKind.Prompt, "review_code", Effect.Allow, "prompts")]
    [InlineData("prompts/get", TargetKind.Prompt, "review_release", Effect.Approval, "person")]
    [InlineData("prompts/get", TargetKind.Prompt, "other", Effect.Deny, "")]
    [InlineData("prompts/get", TargetKind.Prompt, "Review_code", Effect.Deny, "")]
    [InlineData("logging/setLevel", TargetKind.None, "", Effect.Allow, "logging")]
    [InlineData("tasks/get", TargetKind.None, "", Effect.Allow, "logging")]
    [InlineData("tasks/cancel", TargetKind.None, "", Effect.Deny, "no-cancel")]
    [InlineData("acme/thing", TargetKind.None, "", Effect.Allow, "extension")]
    [InlineData("acme/other", TargetKind.None, "", Effect.Deny, "")]
    public async Task Request_IsDecidedByTheRulesAboutIt(string method, TargetKind kind, string target, Effect effect, string rule)
    {
        var decision = await _bench.RequestAsync(method, kind, target);

        Assert.Equal((effect, rule), (decision.Effect, decision.RuleName));
    }

    [Theory]
    [InlineData("file:///repo/{path}", Effect.Deny, "secret")]
    [InlineData("file:///repo/public/{path}", Effect.Allow, "repo")]
    [InlineData("file:///{+path}", Effect.Deny, "secret")]
    [InlineData("file:///re{path}", Effect.Deny, "secret")]
    [InlineData("file:///etc/{path}", Effect.Deny, "")]
    [InlineData("file:///repo/public/{path", Effect.Deny, "")]
    public async Task CompletionOfATemplate_NeedsAllItStandsForToBeAllowed(string template, Effect effect, string rule)
    {
        var decision = await _bench.RequestAsync("completion/complete", TargetKind.Template, template);

        Assert.Equal((effect, rule), (decision.Effect, decision.RuleName));
    }

    [Theory]
    [InlineData(TargetKind.Resource, "file:///repo/a", true)]
    [InlineData(TargetKind.Resource, "file:///repo/secret/a", false)]
    [InlineData(TargetKind.Resource, "file:///etc/passwd", false)]
    [InlineData(TargetKind.Resource, "FILE:///repo/a", false)]
    [InlineData(TargetKind.Template, "file:///{path}", true)]
    [InlineData(TargetKind.Template, "file:///repo/{path}", true)]
    [InlineData(TargetKind.Template, "file:///repo/secret/{path}", false)]
    [InlineData(TargetKind.Template, "file:///etc/{path}", false)]
    [InlineData(TargetKind.Template, "file:///repo/{path", false)]
    [InlineData(TargetKind.Prompt, "review_code", true)]
    [InlineData(TargetKind.Prompt, "review_release", true)]
    [InlineData(TargetKind.Prompt, "other", false)]
    public void List_ShowsWhatCouldBeUsed(TargetKind kind, string target, bool listed) =>
        Assert.Equal(listed, _bench.IsListed(kind, target));

    [Fact]
    public async Task Subjects_SayWhoARuleIsAbout()
    {
        var ops = new Caller("o", ["ops"]);

        Assert.Equal("ops", (await _bench.RequestAsync("resources/subscribe", TargetKind.Resource, "test://x", ops)).RuleName);
        Assert.Equal(Effect.Deny, (await _bench.RequestAsync("resources/subscribe", TargetKind.Resource, "test://x")).Effect);
    }

    [Fact]
    public async Task Text_NamesMethodTargetRuleAndReason()
    {
        var denied = await _bench.RequestAsync("resources/read", TargetKind.Resource, "file:///repo/secret/key");
        var fallback = await _bench.RequestAsync("prompts/get", TargetKind.Prompt, "other");
        var odd = await _bench.RequestAsync("resources/read", TargetKind.Resource, "file:///repo/../x");
        var unknown = await _bench.RequestAsync("acme/other", TargetKind.None, "");

        Assert.Equal(
            "Denied: resources/read file:///repo/secret/key (policy ns/p, rule secret). Secrets stay here. Not executed.",
            Bench.Text(denied)
        );
        Assert.Equal(
            "Denied: prompts/get other. No rule allows this request, and policy ns/p denies by default. Not executed.",
            Bench.Text(fallback)
        );
        Assert.Equal(
            "Denied: resources/read file:///repo/../x. The URI cannot be compared with the policy's: it has a . or .. where a name is expected. Not executed.",
            Bench.Text(odd)
        );
        Assert.Equal("Denied: acme/other. MCP has no such method, and no rule names it. Not executed.", Bench.Text(unknown));
    }

    [Fact]
    public async Task DefaultAllow_WithoutRules_LetsEverythingPass()
    {
        var open = new Bench("""{"version":"1","default":"allow"}""");

        Assert.Equal(Effect.Allow, (await open.RequestAsync("resources/read", TargetKind.Resource, "FILE:/../x")).Effect);
        Assert.Equal(Effect.Allow, (await open.RequestAsync("completion/complete", TargetKind.Template, "{")).Effect);
        Assert.Equal(Effect.Allow, (await open.RequestAsync("acme/thing", TargetKind.None, "")).Effect);
        Assert.True(open.IsListed(TargetKind.Resource, "FILE:/../x"));
    }

    [Fact]
    public async Task DefaultAllow_WithARule_RefusesMethodsThatMcpDoesNotHaveAndAmbiguousUris()
    {
        var open = new Bench(
            """{"version":"1","default":"allow","resources":{"file:///secret/*":{"action":"deny"}},"tools":{"t":{"action":"deny"}}}"""
        );

        Assert.Equal(Effect.Deny, (await open.RequestAsync("acme/thing", TargetKind.None, "")).Effect);
        Assert.Equal(Effect.Deny, (await open.RequestAsync("resources/read", TargetKind.Resource, "file:///x/../secret/a")).Effect);
        Assert.Equal(Effect.Allow, (await open.RequestAsync("resources/read", TargetKind.Resource, "file:///x/a")).Effect);
        Assert.Equal(Effect.Allow, (await open.RequestAsync("tasks/get", TargetKind.None, "")).Effect);
    }

    [Fact]
    public async Task Sections_OfPolicyJson_SayTheSame()
    {
        var seed = new Bench(
            """
            {"version":"1","resources":{"file:///repo/*":{},"file:///repo/secret/*":{"action":"deny"}},"prompts":{"review_*":{"rate_limit":"1/day"}},
             "methods":{"logging/setLevel":{},"tasks/*":{"action":"deny"}}}
            """
        );

        Assert.Equal(Effect.Allow, (await seed.RequestAsync("resources/read", TargetKind.Resource, "file:///repo/a")).Effect);
        Assert.Equal(Effect.Deny, (await seed.RequestAsync("resources/read", TargetKind.Resource, "file:///repo/secret/a")).Effect);
        Assert.Equal(Effect.Allow, (await seed.RequestAsync("prompts/get", TargetKind.Prompt, "review_a")).Effect);
        Assert.Equal(Effect.Limit, (await seed.RequestAsync("prompts/get", TargetKind.Prompt, "review_b")).Effect);
        Assert.Equal(Effect.Allow, (await seed.RequestAsync("logging/setLevel", TargetKind.None, "")).Effect);
        Assert.Equal("methods:tasks/*", (await seed.RequestAsync("tasks/get", TargetKind.None, "")).RuleName);
    }

    [Fact]
    public async Task Star_InASection_AddsAndAllowsNothing()
    {
        var seed = new Bench("""{"version":"1","resources":{"*":{"rate_limit":"1/day"},"note:*":{}}}""");

        Assert.Equal(Effect.Deny, (await seed.RequestAsync("resources/read", TargetKind.Resource, "file:///a")).Effect);
        Assert.Equal(Effect.Allow, (await seed.RequestAsync("resources/read", TargetKind.Resource, "note:1")).Effect);
        Assert.Equal(Effect.Limit, (await seed.RequestAsync("resources/read", TargetKind.Resource, "note:2")).Effect);
    }

    [Fact]
    public async Task List_DeniedByItsOwnName_ShowsNothingAndUseStays()
    {
        var bench = new Bench(
            """
            {"version":"1","policies":[{"name":"p","rules":[
              {"name":"all","resources":["*"],"action":"Allow"},
              {"name":"unlisted","methods":["resources/list"],"resources":["note:*"],"action":"Deny"}]}]}
            """
        );

        Assert.False(bench.IsListed(TargetKind.Resource, "note:1"));
        Assert.True(bench.IsListed(TargetKind.Resource, "memo:1"));
        Assert.True(bench.IsListed(TargetKind.Template, "note:{id}"));
        Assert.Equal(Effect.Allow, (await bench.RequestAsync("resources/read", TargetKind.Resource, "note:1")).Effect);
    }

    [Fact]
    public async Task Hide_AnswersAsIfTheResourceWereNotThere()
    {
        var bench = new Bench("""{"version":"1","default":"allow","resources":{"note:secret":{"hide":true}}}""");

        Assert.True((await bench.RequestAsync("resources/read", TargetKind.Resource, "note:secret")).IsHidden);
        Assert.False(bench.IsListed(TargetKind.Resource, "note:secret"));
    }

    [Fact]
    public async Task AuditedRule_ReportsAndDoesNotAct()
    {
        var bench = new Bench(
            """
            {"version":"1","policies":[{"name":"p","defaultAction":"Allow","rules":[
              {"name":"watch","methods":["logging/setLevel"],"action":"Deny","mode":"Audit"}]}]}
            """
        );

        var decision = await bench.RequestAsync("logging/setLevel", TargetKind.None, "");

        Assert.Equal((Effect.Allow, Effect.Deny), (decision.Effect, decision.Audit!.Value.Effect));
    }

    [Fact]
    public async Task PromptCondition_LooksAtItsArguments()
    {
        var bench = new Bench(
            """
            {"version":"1","policies":[{"name":"p","rules":[
              {"name":"de","prompts":["translate"],"when":{"path":"args.to","op":"eq","value":"de"},"action":"Allow"}]}]}
            """
        );

        Assert.Equal(
            Effect.Allow,
            (await bench.RequestAsync("prompts/get", TargetKind.Prompt, "translate", arguments: """{"to":"de"}""")).Effect
        );
        Assert.Equal(
            Effect.Deny,
            (await bench.RequestAsync("prompts/get", TargetKind.Prompt, "translate", arguments: """{"to":"fr"}""")).Effect
        );
        Assert.Equal(Effect.Deny, (await bench.RequestAsync("completion/complete", TargetKind.Prompt, "translate")).Effect);
    }
}

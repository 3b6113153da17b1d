using System.Text;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Tests.Documents;

/// <summary>What each form of the seed's document turns into.</summary>
public class SeedFormTests
{
    [Theory]
    [InlineData("""{"t":{"action":"deny","reason":"a"}}""", "a")]
    [InlineData("""{"t":{"action":"deny","on_deny":"b"}}""", "b")]
    [InlineData("""{"t":{"action":"deny","reason":"a","on_deny":"b"}}""", "a")]
    [InlineData("""{"t":{"rate_limit":"0/day","on_deny":"c"}}""", "c")]
    [InlineData("""{"t":{"rate_limit":{"max":0,"window":60},"on_deny":"c"}}""", "c")]
    [InlineData("""{"t":{"rate_limit":{"max":0,"window":60},"reason":"c"}}""", null)]
    [InlineData("""{"t":{"limits":[{"max":0,"window":60,"on_deny":"d"}],"on_deny":"c"}}""", "d")]
    [InlineData("""{"t":{"conditions":[{"path":"args.a","op":"exists"}],"on_deny":"e"}}""", "e")]
    [InlineData("""{"t":{"conditions":[{"path":"args.a","op":"exists"}],"on_deny":"e","reason":"f"}}""", "e")]
    [InlineData("""{"t":{"require":[{"path":"args.a","op":"exists"}],"reason":"f"}}""", "f")]
    [InlineData("""{"t":{"require":[{"path":"args.a","op":"exists","on_deny":"g"}],"on_deny":"e"}}""", "g")]
    [InlineData("""{"t":{"require":[{"conditions":[{"path":"args.a","op":"exists"}],"on_deny":"g"}]}}""", "g")]
    [InlineData("""{"t":{"deny_if":[{"not":{"path":"args.a","op":"exists"},"on_deny":"h"}]}}""", "h")]
    [InlineData("""{"t":{"deny_if":[{"all":[{"path":"args.a","op":"exists","value":false}],"on_deny":"h"}]}}""", "h")]
    [InlineData("""{"t":{},"*":{"conditions":[{"path":"args.a","op":"exists"}],"on_deny":"i"}}""", "i")]
    [InlineData("""{"t":{},"*":{"action":"deny","on_deny":"j"}}""", "j")]
    public async Task Refusal_OfEachForm_GivesTheWordsNearestToIt(string tools, string? reason)
    {
        var decision = await new Bench($$"""{"version":"1","tools":{{tools}}}""").CallAsync("t", "{}");

        Assert.NotEqual(Effect.Allow, decision.Effect);
        Assert.Equal(reason, decision.Reason);
    }

    [Theory]
    [InlineData("""{"*":{"action":"deny","hide":true},"t":{}}""")]
    [InlineData("""{"*":{"hide":true},"t":{}}""")]
    [InlineData("""{"t":{"hide":true,"action":"deny"}}""")]
    public async Task Hide_OfEachForm_AnswersAsUnknown(string tools) =>
        Assert.True((await new Bench($$"""{"version":"1","tools":{{tools}}}""").CallAsync("t")).IsHidden);

    [Theory]
    [InlineData("""{"t":{"action":"deny","mode":"audit"}}""", Effect.Deny)]
    [InlineData("""{"t":{"conditions":[{"path":"args.a","op":"exists"}],"mode":"audit"}}""", Effect.Deny)]
    [InlineData("""{"*":{"action":"require_approval","mode":"audit"}}""", Effect.Approval)]
    [InlineData("""{"*":{"rate_limit":"0/day","mode":"audit"}}""", Effect.Limit)]
    [InlineData("""{"t":{"limits":[{"window":"day","max":0,"mode":"audit"}]}}""", Effect.Limit)]
    public async Task Mode_AuditOfEachForm_OnlyReports(string tools, Effect expected)
    {
        var bench = new Bench($$"""{"version":"1","default":"allow","tools":{{tools}}}""");
        var decision = await bench.CallAsync("t", "{}");

        Assert.Equal((Effect.Allow, expected), (decision.Effect, decision.Audit?.Effect));
    }

    [Fact]
    public void Sections_BesidePolicies_AreOneMorePolicy()
    {
        foreach (var section in new[] { "\"hide\":[\"x\"]", "\"all_tools\":{}", "\"tools\":{}" })
        {
            var document = PolicyReader
                .Read(Encoding.UTF8.GetBytes($$"""{"version":"1",{{section}},"policies":[{"name":"q"}]}"""), "dir/p.json")
                .Document!;
            Assert.Equal(["p.json", "q"], document.Policies.Select(static policy => policy.Name));
        }

        Assert.Equal(
            "q",
            Assert.Single(PolicyReader.Read("""{"version":"1","policies":[{"name":"q"}]}"""u8.ToArray(), "p").Document!.Policies).Name
        );
    }

    [Fact]
    public void Limit_WithEverythingSaid_IsReadAsSaid()
    {
        const string Seed = """
            {"version":"1","tools":{"t":{"limits":[{"counter":"c","window":"hour","max":2.5,"scope":"session+tool","cost":0.5,
              "alignment":"calendar","on_store_failure":"allow","mode":"audit","on_deny":"r"}]}}}
            """;
        const string Spelled = """
            {"version":"1","policies":[{"name":"p","rules":[{"name":"t","tools":["t"],"action":"Allow","limits":[{"counter":"c","window":3600,
              "max":2.5,"scope":"session+tool","cost":0.5,"alignment":"Calendar","onStoreFailure":"Allow","mode":"Audit","reason":"r"}]}]}]}
            """;
        var (seed, spelled) = (Compile(Seed), Compile(Spelled));
        var limit = Assert.Single(seed.Rules[0].Limits);

        Assert.Equal(seed.Revision, spelled.Revision);
        Assert.Equal(
            (WindowAlignment.Calendar, StoreFailureAction.Allow, EnforcementMode.Audit, "r", CounterScope.Session | CounterScope.Tool),
            (limit.Source.Alignment, limit.OnStoreFailure, limit.Mode, limit.Source.Reason, limit.Scope)
        );
        Assert.Equal(("2.5", "0.5", TimeSpan.FromHours(1)), (limit.Max.ToString(), limit.Source.Cost.ToString(), limit.Window));
        Assert.Contains("\"alignment\": \"Calendar\"", Encoding.UTF8.GetString(seed.CanonicalJson.Span));
        Assert.Equal("p/t", seed.Rules[0].ToString());
    }

    [Fact]
    public void Canonical_Form_IsIndentedForPeople() =>
        Assert.Equal(
            """
            {
              "version": "1",
              "policies": [
                {
                  "name": "p",
                  "defaultAction": "Deny",
                  "rules": [
                    {
                      "name": "t",
                      "tools": [
                        "t"
                      ],
                      "action": "Allow"
                    }
                  ]
                }
              ]
            }
            """,
            Encoding.UTF8.GetString(Compile("""{"version":"1","tools":{"t":{}}}""").CanonicalJson.Span)
        );

    private static CompiledPolicy Compile(string document) =>
        PolicyCompiler.Compile(PolicyReader.Read(Encoding.UTF8.GetBytes(document), "p").Document!);
}

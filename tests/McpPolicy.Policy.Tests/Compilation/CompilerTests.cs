using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Policy.Tests.Compilation;

public class CompilerTests
{
    [Fact]
    public void Glob_RandomPatterns_AgreeWithARegularExpression() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var random = new Random(seed);
                    var pattern = Text("ab*é", random, 8);
                    var name = Text("abé", random, 10);
                    var regex = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$";
                    Assert.Equal(
                        Regex.IsMatch(name, regex, RegexOptions.None, TimeSpan.FromSeconds(5)),
                        GlobPattern.IsMatch(Encoding.UTF8.GetBytes(pattern), Encoding.UTF8.GetBytes(name))
                    );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public async Task LargePolicy_TenThousandToolsAndAThousandGlobs_DecidesEachByItsOwnRules()
    {
        var json = new StringBuilder("""{"version":"1","tools":{""");
        for (var i = 0; i < 10_000; i++)
        {
            json.Append($$"""{{(i > 0 ? "," : "")}}"tool_{{i}}":{}""");
        }

        for (var i = 0; i < 1_000; i++)
        {
            json.Append($$""","group_{{i}}_*":{{(i % 2 == 0 ? "{}" : """{"action":"deny"}""")}}""");
        }

        var bench = new Bench(json.Append("}}").ToString());

        Assert.Equal("tool_9999", (await bench.CallAsync("tool_9999")).RuleName);
        Assert.Equal((Effect.Allow, "group_998_*"), Of(await bench.CallAsync("group_998_x")));
        Assert.Equal((Effect.Deny, "group_999_*"), Of(await bench.CallAsync("group_999_x")));
        Assert.Equal((Effect.Deny, ""), Of(await bench.CallAsync("group_1000_x")));
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Equal(Effect.Deny, (await bench.CallAsync($"group_1_{i}")).Effect);
        }

        Assert.Equal((Effect.Allow, "group_998_*"), Of(await bench.CallAsync("group_998_x")));
    }

    [Fact]
    public void ToolNames_CompareByCaseAndCodePoint()
    {
        var bench = new Bench("""{"version":"1","tools":{"Set":{},"é":{}}}""");

        Assert.True(bench.IsListed("Set"));
        Assert.False(bench.IsListed("set"));
        Assert.True(bench.IsListed("\u00e9"));
        Assert.False(bench.IsListed("e\u0301"));
    }

    [Fact]
    public void Revision_IsTheHashOfTheCanonicalForm_WhateverTheSpelling()
    {
        var first = Compile("""{"version":"1","default":"deny","tools":{"t":{"action":"allow"}}}""");
        var second = Compile("{ \"tools\": {\"t\": {}},\n \"version\": \"1\" }");
        var third = Compile("""{"version":"1","tools":{"u":{}}}""");

        Assert.Equal(first.Revision, second.Revision);
        Assert.NotEqual(first.Revision, third.Revision);
        Assert.Matches("^[0-9a-f]{32}$", first.Revision);
    }

    [Theory]
    [InlineData(
        """{"version":"1","hide":["a*"],"tools":{"ab":{}}}""",
        "rule ab: has no effect: rule hide of policy p denies all its tools"
    )]
    [InlineData("""{"version":"1","hide":["a*"],"tools":{"a*b":{}}}""", "rule a*b: has no effect")]
    [InlineData(
        """{"version":"1","tools":{"t":{"limits":[{"window":"minute","max":1},{"window":"hour","max":60}]}}}""",
        "can never be hit"
    )]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minute","max":1,"cost":2}]}}}""", "one call costs 2")]
    [InlineData(
        """{"version":"1","policies":[{"name":"p","rules":[{"name":"r","tools":["*"],"action":"Allow"}]}]}""",
        "allows every tool, so denying by default has no effect"
    )]
    [InlineData(
        """{"version":"1","policies":[{"name":"p","defaultAction":"Allow","rules":[{"name":"r","tools":["*"],"action":"Allow"}]}]}""",
        "which the default does already"
    )]
    [InlineData(
        """
            {"version":"1","policies":[{"name":"p","rules":[{"name":"r","tools":["t"],"action":"Allow",
              "when":[{"path":"/a","op":"eq","value":"x"},{"path":"/a","op":"eq","value":"y"}]}]}]}
            """,
        "can never match: /a cannot equal two values"
    )]
    public void Warnings_OfRulesThatCannotMatter_SayWhy(string document, string expected) =>
        Assert.Contains(expected, Assert.Single(Compile(document).Warnings).ToString());

    [Theory]
    [InlineData("""{"version":"1","hide":["a"],"tools":{"a*":{}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minute","max":2},{"window":"hour","max":60}]}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minute","max":0}]}}}""")]
    public void Warnings_OfRulesThatMatter_AreNone(string document) => Assert.Empty(Compile(document).Warnings);

    [Fact]
    public void Compose_TwoPoliciesOfOneName_Throws()
    {
        var document = PolicyReader.Read("""{"version":"1"}"""u8.ToArray(), "p").Document!;

        Assert.Throws<ArgumentException>(() =>
            PolicyComposer.Compose(new("ns", "s"), Model.DefaultAction.Deny, [document.Policies[0], document.Policies[0]])
        );
    }

    private static (Effect, string) Of(Decision decision) => (decision.Effect, decision.RuleName);

    private static CompiledPolicy Compile(string text) =>
        PolicyCompiler.Compile(PolicyReader.Read(Encoding.UTF8.GetBytes(text), "p").Document!);

    private static string Text(string alphabet, Random random, int max) =>
        string.Concat(Enumerable.Range(0, random.Next(max)).Select(_ => alphabet[random.Next(alphabet.Length)]));
}

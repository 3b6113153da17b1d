using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Tests.Properties;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

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
            .Check(PropertySize.Of(1_000));

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
        "can never match: no value of /a meets all that is asked of it"
    )]
    public void Warnings_OfRulesThatCannotMatter_SayWhy(string document, string expected) =>
        Assert.Contains(expected, Assert.Single(Compile(document).Warnings).ToString());

    [Theory]
    [InlineData("""{"version":"1","hide":["a"],"tools":{"a*":{}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minute","max":2},{"window":"hour","max":60}]}}}""")]
    [InlineData("""{"version":"1","tools":{"t":{"limits":[{"window":"minute","max":0}]}}}""")]
    public void Warnings_OfRulesThatMatter_AreNone(string document) => Assert.Empty(Compile(document).Warnings);

    [Theory]
    [InlineData("eq", "\"x\"", "neq", "\"x\"")]
    [InlineData("eq", "1", "eq", "2")]
    [InlineData("in", "[\"a\",\"b\"]", "regex", "\"^c\"")]
    [InlineData("in", "[1,2]", "gt", "2")]
    [InlineData("not_in", "[\"a\"]", "eq", "\"a\"")]
    [InlineData("eq", "\"a\\\"b\"", "contains", "\"c\"")]
    [InlineData("eq", "5", "eq", "\"5\"")]
    [InlineData("gt", "5", "lt", "5")]
    [InlineData("gte", "5", "lt", "5")]
    [InlineData("gt", "5", "lte", "5")]
    [InlineData("gt", "1e1", "lt", "9.99")]
    [InlineData("gt", "5", "lt", "\"x\"")]
    [InlineData("gt", "\"b\"", "lt", "\"a\"")]
    [InlineData("gt", "\"😀\"", "lt", "\"\uffff\"")]
    public void Warnings_OfComparisonsThatNoValueMeets_SaySo(string first, string value, string second, string other)
    {
        Assert.Contains("can never match: no value of /a meets", Assert.Single(BothOf(first, value, second, other)).ToString());
        Assert.Contains("can never match: no value of /a meets", Assert.Single(BothOf(second, other, first, value)).ToString());
    }

    [Theory]
    [InlineData("eq", "1", "eq", "1.0")]
    [InlineData("in", "[1,2]", "gt", "1")]
    [InlineData("in", "[\"a\",\"b\"]", "not_in", "[\"a\"]")]
    [InlineData("eq", "\"a\\\"b\"", "contains", "\"\\\"b\"")]
    [InlineData("gte", "5", "lte", "5")]
    [InlineData("gt", "4", "lt", "5")]
    [InlineData("gt", "1", "gt", "2")]
    [InlineData("lt", "1", "lt", "2")]
    [InlineData("gt", "\"a\"", "lt", "\"b\"")]
    [InlineData("gt", "1e99999999999999999999", "lt", "1")]
    [InlineData("regex", "\"^a\"", "regex", "\"^b\"")]
    [InlineData("exists", "true", "eq", "1")]
    [InlineData("exists", "false", "exists", "false")]
    public void Warnings_OfComparisonsThatAValueMeets_AreNone(string first, string value, string second, string other)
    {
        Assert.Empty(BothOf(first, value, second, other));
        Assert.Empty(BothOf(second, other, first, value));
    }

    [Fact]
    public void Warnings_OfAbsentAndCompared_SaySo() =>
        Assert.Contains(
            "can never match: /a cannot be absent and compared",
            Assert.Single(BothOf("exists", "false", "neq", "1")).ToString()
        );

    [Fact]
    public void Compose_TwoPoliciesOfOneName_Throws()
    {
        var document = PolicyReader.Read("""{"version":"1"}"""u8.ToArray(), "p").Document!;

        Assert.Throws<ArgumentException>(() =>
            PolicyComposer.Compose(new("ns", "s"), Model.DefaultAction.Deny, [document.Policies[0], document.Policies[0]])
        );
    }

    private static ImmutableArray<PolicyDiagnostic> BothOf(string first, string value, string second, string other) =>
        Compile(
            DocumentOf(
                PolicyOf(
                    "p",
                    RuleOf(
                        "r",
                        "Allow",
                        $$""","when":[{"path":"/a","op":"{{first}}","value":{{value}}},{"path":"/a","op":"{{second}}","value":{{other}}},{"path":"/b","op":"exists"}]"""
                    )
                )
            )
        ).Warnings;

    private static (Effect, string) Of(Decision decision) => (decision.Effect, decision.RuleName);

    private static CompiledPolicy Compile(string text) =>
        PolicyCompiler.Compile(PolicyReader.Read(Encoding.UTF8.GetBytes(text), "p").Document!);

    private static string Text(string alphabet, Random random, int max) =>
        string.Concat(Enumerable.Range(0, random.Next(max)).Select(_ => alphabet[random.Next(alphabet.Length)]));
}

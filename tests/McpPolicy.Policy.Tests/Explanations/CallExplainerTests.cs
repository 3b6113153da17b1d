using System.Text;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Explanations;
using McpPolicy.Policy.Limits;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

namespace McpPolicy.Policy.Tests.Explanations;

public class CallExplainerTests
{
    [Theory]
    [InlineData("""{"path":"/b","op":"eq","value":"x"}""", "/b eq \"x\": True, found \"x\"")]
    [InlineData("""{"path":"args.a","op":"neq","value":1.0}""", "/a neq 1.0: False, found 1")]
    [InlineData("""{"path":"/a","op":"in","value":[1,"x",null,true]}""", "/a in [1, \"x\", null, true]: True, found 1")]
    [InlineData("""{"path":"/a","op":"not_in","value":["x"]}""", "/a not_in [\"x\"]: Unknown, found 1")]
    [InlineData("""{"path":"/c","op":"exists","value":false}""", "/c exists false: True, found nothing")]
    [InlineData("""{"path":"/c/d","op":"lt","value":5}""", "/c/d lt 5: Unknown, found nothing")]
    [InlineData("""{"not":{"path":"/a","op":"gt","value":0}}""", "not: False, found nothing(/a gt 0: True, found 1)")]
    [InlineData(
        """{"any":[{"path":"/a","op":"eq","value":2},{"path":"/b","op":"regex","value":"^x"}]}""",
        "any of: True, found nothing(/a eq 2: False, found 1; /b regex \"^x\": True, found \"x\")"
    )]
    [InlineData(
        """[{"path":"/a","op":"lte","value":2},{"path":"/b","op":"contains","value":"y"}]""",
        "all of: False, found nothing(/a lte 2: True, found 1; /b contains \"y\": False, found \"x\")"
    )]
    public void Explain_Condition_SaysWhatWasAskedAndFound(string when, string expected)
    {
        var explanation = Explain(DocumentOf(PolicyOf("p", RuleOf("r", "Deny", $",\"when\":{when}"))), "t", """{"b":"x","a":1}""");

        Assert.Null(explanation.Problem);
        Assert.Equal(expected, Describe(Assert.Single(explanation.Rules).Condition!));
    }

    [Fact]
    public void Explain_Rules_SaysWhyEachTakesPartOrNot()
    {
        var document = DocumentOf(
            PolicyOf(
                "p",
                RuleOf("applies", "Allow"),
                RuleOf("caller", "Allow", ""","subjects":[{"grant":"bob"}]"""),
                RuleOf("arguments", "Allow", ""","when":{"path":"/a","op":"eq","value":2}"""),
                RuleOf("unknown", "Deny", ""","when":{"path":"/z","op":"eq","value":2}"""),
                RuleOf("tool", "Allow", tools: "\"u\"")
            )
        );

        var rules = Explain(document, "t", """{"a":1}""").Rules;

        Assert.Equal(["applies", "caller", "arguments", "unknown", "tool"], rules.Select(static explained => explained.Rule.RuleName));
        Assert.Equal(
            [
                RuleRelevance.Applies,
                RuleRelevance.OtherCaller,
                RuleRelevance.OtherArguments,
                RuleRelevance.Applies,
                RuleRelevance.OtherTool,
            ],
            rules.Select(static explained => explained.Relevance)
        );
        Assert.Equal([true, true, false, false, true], rules.Select(static explained => explained.Condition is null));
    }

    [Fact]
    public void Explain_Limits_SaysWhatTheCallCosts()
    {
        const string Limits =
            ""","limits":[{"window":"day","max":9,"cost":2.5},{"window":"day","max":9,"counter":"n","incrementFrom":"/n"}]""";
        var document = DocumentOf(PolicyOf("p", RuleOf("r", "Allow", Limits)));

        Assert.Equal([("2.5", null), ("7", null)], Costs("""{"n":7}"""));
        Assert.Equal([("2.5", null), ("0", "Argument /n is missing, so what the call uses up of 9 per day cannot be told.")], Costs("{}"));

        (string, string?)[] Costs(string arguments) =>
            [.. Explain(document, "t", arguments).Rules[0].Limits.Select(static limit => (limit.Cost.ToString(), limit.Problem))];
    }

    [Theory]
    [InlineData("", "{}", "The tool's name is empty, longer than 128 characters or not UTF-8.")]
    [InlineData("t", "[]", "The arguments are not a JSON object, name one argument twice, or hold text that is not Unicode.")]
    public void Explain_CallThatCannotBeDecided_SaysWhyAndNamesNoRule(string tool, string arguments, string expected)
    {
        var document = DocumentOf(PolicyOf("p", RuleOf("r", "Deny", ""","when":{"path":"/a","op":"exists"}""")));
        var explanation = Explain(document, tool, arguments);

        Assert.Equal(expected, explanation.Problem);
        Assert.Empty(explanation.Rules);
    }

    [Fact]
    public void Explain_ArgumentsThatNoRuleLooksAt_AreNotRead() =>
        Assert.Null(Explain(DocumentOf(PolicyOf("p", RuleOf("r", "Allow"))), "t", "[]").Problem);

    private static CallExplanation Explain(string document, string tool, string arguments) =>
        CallExplainer.Explain(
            new Bench(document).Policy,
            new ToolCall
            {
                Name = Encoding.UTF8.GetBytes(tool),
                Arguments = Encoding.UTF8.GetBytes(arguments),
                Caller = new Caller("alice"),
            }
        );

    private static string Describe(ConditionExplanation condition)
    {
        var parts = condition.Parts.IsEmpty ? "" : $"({string.Join("; ", condition.Parts.Select(Describe))})";
        return $"{condition.Text}: {condition.Outcome}, found {condition.Found ?? "nothing"}{parts}";
    }
}

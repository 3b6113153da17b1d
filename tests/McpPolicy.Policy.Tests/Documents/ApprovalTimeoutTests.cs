using System.Text;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Model;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

namespace McpPolicy.Policy.Tests.Documents;

public class ApprovalTimeoutTests
{
    [Theory]
    [InlineData("""{"version":"1","tools":{"t":{"action":"require_approval","approval_timeout":"1h30m"}}}""", RuleAction.RequireApproval)]
    [InlineData("""{"version":"1","tools":{"*":{"action":"require_approval","approval_timeout":"90m"}}}""", RuleAction.RequireApproval)]
    [InlineData("""{"version":"1","all_tools":{"action":"require_approval","approval_timeout":"5400s"}}""", RuleAction.RequireApproval)]
    public void Seed_TimeForApproval_IsKeptWithTheRule(string document, RuleAction action)
    {
        var rule = Assert.Single(Compile(document).Rules);

        Assert.Equal((action, TimeSpan.FromMinutes(90)), (rule.Action, rule.ApprovalTimeout));
    }

    [Fact]
    public void ToolPolicy_TimeForApproval_IsPartOfTheRevision()
    {
        var with = Compile(DocumentOf(PolicyOf("p", RuleOf("r", "RequireApproval", ""","approvalTimeout":"10m" """))));
        var without = Compile(DocumentOf(PolicyOf("p", RuleOf("r", "RequireApproval"))));

        Assert.Equal(TimeSpan.FromMinutes(10), with.Rules[0].ApprovalTimeout);
        Assert.Null(without.Rules[0].ApprovalTimeout);
        Assert.NotEqual(with.Revision, without.Revision);
        Assert.Contains("\"approvalTimeout\": \"10m\"", Encoding.UTF8.GetString(with.CanonicalJson.Span));
    }

    [Theory]
    [InlineData(""" "require_approval","approval_timeout":"tomorrow" """, "cannot be the string \"tomorrow\"; write 90s, 10m or 1h30m")]
    [InlineData(""" "require_approval","approval_timeout":600 """, "cannot be the number 600; write 90s")]
    [InlineData(""" "require_approval","approval_timeout":"0s" """, "at most 8784h")]
    [InlineData(""" "deny","approval_timeout":"10m" """, "\"approval_timeout\" belongs to action require_approval; remove one")]
    [InlineData(""" "allow","approval_timeout":"10m" """, "belongs to action require_approval")]
    [InlineData(""" "require_approval","approvalTimeout":"10m" """, "did you mean \"approval_timeout\"?")]
    public void Seed_TimeThatMakesNoSense_IsAnError(string action, string expected)
    {
        foreach (var tool in new[] { "t", "*" })
        {
            var document = $$"""{"version":"1","tools":{"{{tool}}":{"action":{{action}} } } }""";
            var error = Assert.Single(PolicyReader.Read(Encoding.UTF8.GetBytes(document), "p").Diagnostics);

            Assert.Contains(expected, error.ToString());
        }
    }

    [Fact]
    public void ToolPolicy_TimeOnAnotherAction_IsAnError()
    {
        var document = DocumentOf(PolicyOf("p", RuleOf("r", "Allow", ""","approvalTimeout":"10m" """)));
        var error = Assert.Single(PolicyReader.Read(Encoding.UTF8.GetBytes(document), "p").Diagnostics);

        Assert.Equal("/policies/0/rules/0/approvalTimeout", error.Pointer);
        Assert.Contains("belongs to action RequireApproval", error.Message);
    }

    private static CompiledPolicy Compile(string document)
    {
        var (read, diagnostics) = PolicyReader.Read(Encoding.UTF8.GetBytes(document), "p");
        Assert.True(read is not null, string.Join('\n', diagnostics));
        return PolicyCompiler.Compile(read);
    }
}

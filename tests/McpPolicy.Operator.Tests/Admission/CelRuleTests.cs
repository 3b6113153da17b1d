using System.Text.Json.Nodes;
using McpPolicy.CrdGenerator;
using McpPolicy.Operator.Tests.Crds;

namespace McpPolicy.Operator.Tests.Admission;

public sealed class CelRuleTests(CelServer server)
{
    public static TheoryData<string> Messages => [.. CelCases.All.Select(c => c.Message)];

    [Fact]
    public void Rules_OfTheCrds_HaveACaseEach()
    {
        var rules = CrdFiles
            .Definitions()
            .SelectMany(d => SchemaWalk.Of(d).Select(n => n.Schema).Append(SchemaWalk.SchemaOf(d)))
            .SelectMany(schema => schema["x-kubernetes-validations"] as JsonArray ?? [])
            .Select(rule => (string)rule!["message"]!)
            // A type that two kinds use has its rules in both.
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(rules.Order(StringComparer.Ordinal), CelCases.All.Select(c => c.Message).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Object_KeepingTheRule_IsTaken(string message)
    {
        var rule = CelCases.All.Single(c => c.Message == message);

        Assert.Null(await server.TryAsync(rule.Kind, "keeps-cel", rule.Keeps));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Object_BreakingTheRule_IsRefusedWithItsMessage(string message)
    {
        var rule = CelCases.All.Single(c => c.Message == message);

        var refusal = await server.TryAsync(rule.Kind, rule.BreaksName, rule.Breaks);

        Assert.True(refusal is not null, $"Taken: {rule.Breaks}");
        Assert.Contains(message, refusal, StringComparison.Ordinal);
    }
}

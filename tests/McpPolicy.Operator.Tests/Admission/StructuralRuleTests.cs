namespace McpPolicy.Operator.Tests.Admission;

public sealed class StructuralRuleTests(CelServer server)
{
    public static TheoryData<string> Rules => [.. StructuralRule.All().Select(r => r.ToString())];

    public static TheoryData<string, int> SampleNumbers =>
        [
            .. new[] { "McpServer", "ToolPolicy", "McpGrant" }.SelectMany(kind =>
                Samples.Of(kind).Select((_, i) => new TheoryDataRow<string, int>(kind, i))
            ),
        ];

    [Theory]
    [MemberData(nameof(SampleNumbers))]
    public async Task Sample_KeepingEveryRule_IsTaken(string kind, int number)
    {
        var refusal = await server.TryAsync(kind, $"keeps-{number}", Samples.Of(kind).ElementAt(number).ToJsonString());

        Assert.Null(refusal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Sample_BreakingOneRule_IsRefusedForIt(string rule)
    {
        var bound = StructuralRule.All().Single(r => r.ToString() == rule);
        var sample = Samples.Of(bound.Kind).FirstOrDefault(s => SamplePath.Find(s, bound.Path) is not null);
        Assert.True(sample is not null, $"No sample fills {bound.Path}: add one.");

        var broken = SamplePath.With(sample, bound.Path, bound.Breaking(SamplePath.Find(sample, bound.Path)!));
        var refusal = await server.TryAsync(bound.Kind, "breaks", broken.ToJsonString());

        Assert.True(refusal is not null, $"Taken: {broken.ToJsonString()}");
        Assert.Contains(bound.Refusal, refusal, StringComparison.Ordinal);
    }
}

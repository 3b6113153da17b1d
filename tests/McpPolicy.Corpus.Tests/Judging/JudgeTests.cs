using System.Numerics;
using McpPolicy.Corpus.Cases;
using McpPolicy.Corpus.Reading;
using McpPolicy.Corpus.Running;

namespace McpPolicy.Corpus.Tests.Judging;

/// <summary>The judge can catch: behind a gateway that looks at nothing, it reads every denied tool that a case smuggles.</summary>
public sealed class JudgeTests(NaiveGatewayFixture naive) : IClassFixture<NaiveGatewayFixture>
{
    public static TheoryData<string> Hostile() =>
        [.. CorpusReader.ReadAll(CorpusReader.DefaultFolder).Where(static entry => entry.IsHostile).Select(static entry => entry.Id)];

    public static TheoryData<string> Legal() =>
        [.. CorpusReader.ReadAll(CorpusReader.DefaultFolder).Where(static entry => !entry.IsHostile).Select(static entry => entry.Id)];

    public static TheoryData<Leniency> Leniencies() => [.. Enum.GetValues<Leniency>().Where(static leniency => leniency != Leniency.None)];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void NaiveGateway_HostileCase_IsCaught(string id)
    {
        CaseReport report = naive[id];

        Assert.Equal(report.Case.Smuggles is null ? Outcome.Forwarded : Outcome.DeniedToolRead, report.Outcome);
    }

    [Theory]
    [MemberData(nameof(Legal))]
    public void NaiveGateway_LegalCase_Passes(string id) => Assert.Equal(Outcome.Passed, naive[id].Outcome);

    /// <summary>Some case is caught by this leniency alone, or by none without it.</summary>
    [Theory]
    [MemberData(nameof(Leniencies))]
    public void NaiveGateway_EachLeniency_CatchesWhatNoneElseDoes(Leniency leniency) =>
        Assert.Contains(
            naive.Reports,
            report =>
                report.Denied.Length > 0
                && report.Denied.All(static call => call.Leniency != Leniency.None)
                && (report.Denied.Any(call => call.Leniency == leniency) || report.Denied.All(call => call.Leniency.HasFlag(leniency)))
        );

    [Fact]
    public void Leniencies_AreOneBitEach() =>
        Assert.All(Enum.GetValues<Leniency>(), static leniency => Assert.InRange(BitOperations.PopCount((ulong)leniency), 0, 1));
}

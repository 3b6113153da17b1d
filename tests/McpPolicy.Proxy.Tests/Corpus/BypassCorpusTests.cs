using McpPolicy.Corpus.Cases;
using McpPolicy.Corpus.Reading.Http;
using McpPolicy.Corpus.Running;

namespace McpPolicy.Proxy.Tests.Corpus;

/// <summary>Sends every case of the corpus over a socket and asks the judge behind the proxy what any server could read.</summary>
public sealed class BypassCorpusTests(JudgedProxy proxy) : IClassFixture<JudgedProxy>
{
    public static TheoryData<string, string> Hostile() => Cases(isHostile: true);

    public static TheoryData<string, string> Legal() => Cases(isHostile: false);

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task HostileCase_IsHeld_AndAnsweredWithTheReason(string id, string tries)
    {
        CaseReport report = await proxy.RunAsync(id, TestContext.Current.CancellationToken);

        Assert.True(report.Outcome == Outcome.Held, $"{tries}: {report.Outcome} {string.Join("; ", report.Denied)} {report.Answer}");
        Assert.Null(report.AnswerFault);
    }

    [Theory]
    [MemberData(nameof(Legal))]
    public async Task LegalCase_ArrivesByteForByte_AndIsAnswered(string id, string tries)
    {
        CaseReport report = await proxy.RunAsync(id, TestContext.Current.CancellationToken);

        Assert.True(report.Outcome == Outcome.Passed, $"{tries}: {report.Outcome} {report.Answer}");
        HttpReading seen = Assert.Single(report.Evidence.Requests);
        Assert.Equal("/mcp", seen.Target);
    }

    private static TheoryData<string, string> Cases(bool isHostile)
    {
        var data = new TheoryData<string, string>();
        foreach (CorpusCase entry in CorpusReader.ReadAll(CorpusReader.DefaultFolder).Where(entry => entry.IsHostile == isHostile))
        {
            data.Add(entry.Id, entry.Tries);
        }

        return data;
    }
}

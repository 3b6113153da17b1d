using System.Collections.Concurrent;
using System.Net;
using McpPolicy.Corpus.Cases;
using McpPolicy.Corpus.Judging;
using McpPolicy.Corpus.Running;

namespace McpPolicy.Corpus.Tests.Judging;

/// <summary>The whole corpus, run once through a gateway that lets everything past.</summary>
public sealed class NaiveGatewayFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, CaseReport> _reports = [];

    public IReadOnlyCollection<CaseReport> Reports => [.. _reports.Values];

    public CaseReport this[string id] => _reports[id];

    public async ValueTask InitializeAsync()
    {
        await using var judge = Judge.Start(new IPEndPoint(IPAddress.Loopback, 0));
        await using var gateway = NaiveGateway.Start(judge.Url);
        var runner = new CaseRunner(gateway.Url, judge);
        foreach (CorpusCase entry in CorpusReader.ReadAll(CorpusReader.DefaultFolder))
        {
            _reports[entry.Id] = await runner.RunAsync(entry, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

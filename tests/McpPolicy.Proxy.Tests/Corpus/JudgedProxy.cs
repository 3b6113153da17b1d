using System.Net;
using McpPolicy.Corpus.Cases;
using McpPolicy.Corpus.Judging;
using McpPolicy.Corpus.Running;
using McpPolicy.Proxy.Tests.Fixtures;

namespace McpPolicy.Proxy.Tests.Corpus;

/// <summary>One proxy in front of one judge, for all cases.</summary>
public sealed class JudgedProxy : IAsyncLifetime
{
    private readonly Dictionary<string, CorpusCase> _cases = CorpusReader
        .ReadAll(CorpusReader.DefaultFolder)
        .ToDictionary(static entry => entry.Id);

    private Judge? _judge;
    private ProxyUnderTest? _proxy;
    private CaseRunner? _runner;

    public async ValueTask InitializeAsync()
    {
        _judge = Judge.Start(new IPEndPoint(IPAddress.Loopback, 0));
        _proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete, upstream: _judge.Url);
        _runner = new CaseRunner(_proxy.Url, _judge);
    }

    public Task<CaseReport> RunAsync(string id, CancellationToken cancellationToken) => _runner!.RunAsync(_cases[id], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _proxy!.DisposeAsync();
        await _judge!.DisposeAsync();
    }
}

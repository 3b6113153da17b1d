using System.Text.Json;
using McpPolicy.Proxy.Tests.Fixtures;

namespace McpPolicy.Proxy.Tests.Corpus;

/// <summary>Sends every case of the corpus over a socket and looks at what the server behind the proxy saw.</summary>
public sealed class BypassCorpusTests : IAsyncLifetime
{
    private ProxyUnderTest? _proxy;

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach ((string file, CorpusCase entry) in CorpusFiles.All())
        {
            data.Add(file, entry.Name);
        }

        return data;
    }

    public async ValueTask InitializeAsync() => _proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

    public async ValueTask DisposeAsync() => await _proxy!.DisposeAsync();

    [Fact]
    public void Names_AreDistinct()
    {
        var names = CorpusFiles.All().Select(c => $"{c.File}/{c.Case.Name}").ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case_IsTreatedAsExpected(string file, string name)
    {
        CorpusCase entry = CorpusFiles.All().Single(c => c.File == file && c.Case.Name == name).Case;
        byte[]? body = CorpusFiles.BodyOf(entry);

        RawResponse response = await RawHttp.SendAsync(_proxy!.Url, entry, body, TestContext.Current.CancellationToken);

        Assert.True(entry.Expect.Status == response.Status, $"{response.Status}: {response.Body}");
        CheckAnswer(entry.Expect, response);
        if (!entry.Expect.Forwarded)
        {
            Assert.Empty(_proxy.Server.Requests);
            return;
        }

        RecordedRequest seen = Assert.Single(_proxy.Server.Requests);
        Assert.Equal(body ?? [], seen.Body);
        Assert.Equal("/server/mcp", seen.Target);
    }

    private static void CheckAnswer(CorpusExpectation expect, RawResponse response)
    {
        if (expect.Code is { } code)
        {
            JsonElement error = JsonDocument.Parse(response.Body).RootElement.GetProperty("error");
            Assert.Equal(code, error.GetProperty("code").GetInt32());
            Assert.False(string.IsNullOrEmpty(error.GetProperty("message").GetString()));
        }

        if (expect.Effect is { } effect)
        {
            JsonElement result = JsonDocument.Parse(response.Body).RootElement.GetProperty("result");
            Assert.True(result.GetProperty("isError").GetBoolean());
            Assert.Equal(effect, result.GetProperty("_meta").GetProperty("mcppolicy.dev/decision").GetProperty("effect").GetString());
        }
    }
}

using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Bindings;
using McpPolicy.Proxy.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Proxy.Tests.Bindings;

/// <summary>A session belongs to the caller that opened it.</summary>
public sealed class SessionBindingTests
{
    private static readonly Caller Alice = new("alice");
    private static readonly Caller Bob = new("bob");
    private readonly FakeTimeProvider _time = new();
    private readonly SessionBindings _sessions;

    public SessionBindingTests() => _sessions = new SessionBindings(_time);

    [Fact]
    public async Task Session_OpenedByACaller_IsNotFoundForAnother()
    {
        await OpenAsync("s", Alice);

        Assert.Null(_sessions.Check(Headers("s"), Alice));
        Assert.Equal(404, _sessions.Check(Headers("s"), Bob)!.Status);
        Assert.Equal(404, _sessions.Check(Headers("s"), Caller.Anonymous)!.Status);
    }

    [Fact]
    public void UnknownSession_BelongsToTheFirstWhoComesWithIt()
    {
        Assert.Null(_sessions.Check(Headers("s"), Alice));
        Assert.NotNull(_sessions.Check(Headers("s"), Bob));
    }

    [Fact]
    public async Task SessionTheServerGivesOut_IsTheNewCallersWhoeverGuessedItsId()
    {
        Assert.Null(_sessions.Check(Headers("s"), Bob));

        await OpenAsync("s", Alice);

        Assert.Null(_sessions.Check(Headers("s"), Alice));
        Assert.NotNull(_sessions.Check(Headers("s"), Bob));
    }

    [Fact]
    public async Task Binding_LastsADayFromTheLastUse()
    {
        await OpenAsync("s", Alice);
        for (int i = 0; i < 5; i++)
        {
            _time.Advance(TimeSpan.FromHours(23));
            Assert.Null(_sessions.Check(Headers("s"), Alice));
        }

        Assert.NotNull(_sessions.Check(Headers("s"), Bob));
        _time.Advance(TimeSpan.FromHours(24));
        Assert.Null(_sessions.Check(Headers("s"), Bob));
    }

    [Theory]
    [InlineData("DELETE", 204, true)]
    [InlineData("DELETE", 405, false)]
    [InlineData("POST", 404, true)]
    [InlineData("POST", 200, false)]
    public async Task Session_ThatIsOver_IsForgotten(string method, int status, bool forgotten)
    {
        await OpenAsync("s", Alice);
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Headers["Mcp-Session-Id"] = "s";
        context.Response.StatusCode = status;

        _sessions.ForgetEnded(context);

        Assert.Equal(forgotten, _sessions.Check(Headers("s"), Bob) is null);
    }

    [Fact]
    public void NoSession_IsNobodys() => Assert.Null(_sessions.Check(new HeaderDictionary(), Alice));

    [Fact]
    public void Table_NeverHoldsMoreThanItMayAndKeepsWhatIsUsed()
    {
        var table = new BindingTable<string>(_time, 100);
        table.Set("kept", "alice", TimeSpan.FromDays(2));
        for (int i = 0; i < 10_000; i++)
        {
            table.GetOrAdd($"flood-{i}", "bob", TimeSpan.FromDays(1));
            Assert.True(table.Count <= 100);
        }

        Assert.Equal("alice", table.Find("kept"));
    }

    [Fact]
    public async Task Session_ThroughTheProxy_PassesUnchanged()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAll);
        proxy.Server.Answer = static (context, _) =>
        {
            context.Response.Headers["Mcp-Session-Id"] = "s-1";
            return RecordingServer.Json(context, """{"jsonrpc":"2.0","id":1,"result":{}}""");
        };

        (HttpResponseMessage opened, _) = await proxy.CallAsync("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""");
        await proxy.CallAsync("""{"jsonrpc":"2.0","id":2,"method":"ping"}""", ("Mcp-Session-Id", "s-1"));

        Assert.Equal("s-1", Assert.Single(opened.Headers.GetValues("Mcp-Session-Id")));
        Assert.Equal("s-1", proxy.Server.Requests.Last().Headers["Mcp-Session-Id"]);
    }

    private static HeaderDictionary Headers(string session) => new() { ["Mcp-Session-Id"] = session };

    private async Task OpenAsync(string session, Caller caller)
    {
        var context = new DefaultHttpContext();
        var starting = new StartingResponse();
        context.Features.Set<IHttpResponseFeature>(starting);
        _sessions.BindOpened(context, caller);
        context.Response.Headers["Mcp-Session-Id"] = session;
        await starting.StartAsync();
    }

    private sealed class StartingResponse : HttpResponseFeature
    {
        private Func<object, Task> _callback = static _ => Task.CompletedTask;
        private object _state = new();

        public override void OnStarting(Func<object, Task> callback, object state) => (_callback, _state) = (callback, state);

        public Task StartAsync() => _callback(_state);
    }
}

using System.Text;
using McpPolicy.Proxy.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace McpPolicy.Proxy.Tests.Bindings;

/// <summary>A task belongs to the caller and the tool of the call that made it.</summary>
public sealed class TaskBindingTests
{
    private const string Policy = """{ "version": "1", "tools": { "build": {}, "other": {} } }""";
    private const string Sessions = """{"name":"build","task":{"ttl":60000}}""";
    private const string Stateless = """
        {"name":"build","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{"extensions":{"io.modelcontextprotocol/tasks":{}}}}}
        """;
    private const string OldTask = """{"jsonrpc":"2.0","id":1,"result":{"task":{"taskId":"t-1","status":"working","ttl":60000}}}""";
    private const string NewTask =
        """{"jsonrpc":"2.0","id":1,"result":{"resultType":"task","taskId":"t-1","status":"working","ttlMs":null}}""";

    [Theory]
    [InlineData(Sessions, OldTask, "application/json")]
    [InlineData(Stateless, NewTask, "application/json")]
    [InlineData(Sessions, OldTask, "text/event-stream")]
    [InlineData(Stateless, NewTask, "text/event-stream")]
    public async Task Task_OfAnAllowedCall_IsItsCallersAlone(string call, string created, string type)
    {
        await using TwoCallers proxy = await TwoCallers.StartAsync(Policy);
        proxy.Server.Answer = (context, _) => AnswerAsync(context, type, created);

        string answer = await proxy.SendAsync("alice", "tools/call", call);
        proxy.Server.Answer = (context, _) => AnswerAsync(context, "application/json", """{"jsonrpc":"2.0","id":1,"result":{"ok":1}}""");

        Assert.Contains("t-1", answer, StringComparison.Ordinal);
        foreach (string method in new[] { "tasks/get", "tasks/result", "tasks/cancel", "tasks/update" })
        {
            Assert.Contains("\"ok\":1", await proxy.SendAsync("alice", method, """{"taskId":"t-1"}"""), StringComparison.Ordinal);
            Assert.Contains("-31001", await proxy.SendAsync("bob", method, """{"taskId":"t-1"}"""), StringComparison.Ordinal);
            Assert.Contains("-31001", await proxy.SendAsync("alice", method, """{"taskId":"t-2"}"""), StringComparison.Ordinal);
        }

        Assert.Equal(5, proxy.Server.Requests.Count);
    }

    [Fact]
    public async Task Task_OfATool_ThatIsDeniedSince_MayOnlyBeCancelled()
    {
        await using TwoCallers proxy = await TwoCallers.StartAsync(Policy);
        await CreateAsync(proxy, "alice", "t-1");

        proxy.Policies.Current = TestPolicy.Load("""{ "version": "1", "tools": { "build": { "action": "deny" }, "other": {} } }""");

        Assert.Contains("denies build", await proxy.SendAsync("alice", "tasks/result", """{"taskId":"t-1"}"""), StringComparison.Ordinal);
        Assert.Contains("\"result\"", await proxy.SendAsync("alice", "tasks/cancel", """{"taskId":"t-1"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_OfAnotherCaller_StaysThatCallersWhenItsIdComesAgain()
    {
        await using TwoCallers proxy = await TwoCallers.StartAsync(Policy);
        await CreateAsync(proxy, "alice", "t-1");
        await CreateAsync(proxy, "bob", "t-1");

        Assert.Contains("-31001", await proxy.SendAsync("bob", "tasks/get", """{"taskId":"t-1"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TaskList_ShowsTheCallersOwn()
    {
        await using TwoCallers proxy = await TwoCallers.StartAsync(Policy);
        await CreateAsync(proxy, "alice", "a-1");
        await CreateAsync(proxy, "bob", "b-1");
        proxy.Server.Answer = static (context, _) =>
            AnswerAsync(
                context,
                "application/json",
                """{"jsonrpc":"2.0","id":1,"result":{"tasks":[{"taskId":"a-1"},{"taskId":"b-1"},{"taskId":"c-1"}]}}"""
            );

        string alice = await proxy.SendAsync("alice", "tasks/list", "{}");
        string withId = await proxy.SendAsync("bob", "tasks/list", """{"taskId":"b-1"}""");

        Assert.Equal("""{"jsonrpc":"2.0","id":1,"result":{"tasks":[{"taskId":"a-1"}]}}""", alice);
        Assert.Equal("""{"jsonrpc":"2.0","id":1,"result":{"tasks":[{"taskId":"b-1"}]}}""", withId);
    }

    [Fact]
    public async Task Rule_ThatDeniesTheMethod_HoldsForOwnTasksToo()
    {
        await using TwoCallers proxy = await TwoCallers.StartAsync(
            """{ "version": "1", "tools": { "build": {} }, "methods": { "tasks/cancel": { "action": "deny" } } }"""
        );
        await CreateAsync(proxy, "alice", "t-1");

        Assert.Contains(
            "rule methods:tasks/cancel",
            await proxy.SendAsync("alice", "tasks/cancel", """{"taskId":"t-1"}"""),
            StringComparison.Ordinal
        );
        Assert.Contains("\"result\"", await proxy.SendAsync("alice", "tasks/get", """{"taskId":"t-1"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenPolicy_LetsUnknownTasksPassAndKeepsKnownOnesApart()
    {
        await using TwoCallers proxy = await TwoCallers.StartAsync(TestPolicy.AllowAll);
        await CreateAsync(proxy, "alice", "t-1");

        Assert.Contains("\"result\"", await proxy.SendAsync("bob", "tasks/get", """{"taskId":"unknown"}"""), StringComparison.Ordinal);
        Assert.Contains("-31001", await proxy.SendAsync("bob", "tasks/get", """{"taskId":"t-1"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LargeOrOtherAnswer_ToACallThatMayBecomeATask_GoesOnAsItIs()
    {
        await using TwoCallers proxy = await TwoCallers.StartAsync(Policy);
        string large = new('x', 17 << 20);
        proxy.Server.Answer = (context, _) => context.Response.WriteAsync(large);
        string plain = await proxy.SendAsync("alice", "tools/call", Sessions);
        proxy.Server.Answer = (context, _) => AnswerAsync(context, "application/json", $"\"{large}\"");
        string json = await proxy.SendAsync("alice", "tools/call", Sessions);

        Assert.Equal(large.Length, plain.Length);
        Assert.Equal(large.Length + 2, json.Length);
    }

    private static async Task CreateAsync(TwoCallers proxy, string caller, string id)
    {
        proxy.Server.Answer = (context, _) =>
            AnswerAsync(context, "application/json", OldTask.Replace("t-1", id, StringComparison.Ordinal));
        await proxy.SendAsync(caller, "tools/call", Sessions);
    }

    private static Task AnswerAsync(HttpContext context, string type, string message)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(type == "application/json" ? message : $"id: 1\ndata: {message}\n\n", Encoding.UTF8);
    }
}

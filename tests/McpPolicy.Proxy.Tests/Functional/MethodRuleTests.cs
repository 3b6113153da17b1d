using System.Net;
using System.Text.Json;
using McpPolicy.Proxy.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace McpPolicy.Proxy.Tests.Functional;

/// <summary>Prompts, resources and other methods under rules, from the wire to the wire.</summary>
public sealed class MethodRuleTests
{
    private const string Policy = """
        {
          "version": "1",
          "resources": {
            "file:///repo/*": {},
            "file:///repo/secret/*": { "action": "deny", "reason": "Secrets stay here." },
            "file:///repo/hidden": { "hide": true },
            "note:*": { "rate_limit": "1/day" }
          },
          "prompts": { "review_*": {}, "hidden": { "hide": true } },
          "methods": { "logging/setLevel": {}, "tasks/update": { "hide": true } }
        }
        """;

    [Theory]
    [InlineData("resources/read", """{"uri":"file:///repo/a.md"}""")]
    [InlineData("resources/read", """{"uri":"file:\/\/\/repo\/a.md"}""")]
    [InlineData("resources/subscribe", """{"uri":"file:///repo/a.md"}""")]
    [InlineData("resources/unsubscribe", """{"uri":"file:///repo/a.md"}""")]
    [InlineData("prompts/get", """{"name":"review_code","arguments":{"x":"y"}}""")]
    [InlineData("prompts/get", """{"name":"r\u0065view_code"}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/prompt","name":"review_code"},"argument":{"name":"a","value":""}}""")]
    [InlineData("completion/complete", """{"ref":{"uri":"file:///repo/a","type":"ref/resource"},"argument":{"name":"a","value":""}}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/resource","uri":"file:///repo/public/{p}"}}""")]
    [InlineData("logging/setLevel", """{"level":"debug"}""")]
    [InlineData("subscriptions/listen", """{"notifications":{"toolsListChanged":true}}""")]
    [InlineData("subscriptions/listen", """{"notifications":{"resourceSubscriptions":["file:///repo/a"]}}""")]
    public async Task AllowedRequest_ArrivesAsItWas(string method, string parameters)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);

        await proxy.CallAsync(Request(method, parameters));

        Assert.Equal(Request(method, parameters), Assert.Single(proxy.Server.Requests).Text);
    }

    [Theory]
    [InlineData("resources/read", """{"uri":"file:///etc/passwd"}""")]
    [InlineData("resources/read", """{"uri":"file:///repo/secret/key"}""")]
    [InlineData("resources/read", """{"uri":"file:///repo/s\u0065cret/key"}""")]
    [InlineData("resources/read", """{"uri":"file:///repo/../etc/passwd"}""")]
    [InlineData("resources/read", """{"uri":"file:///repo/%2e%2e/etc/passwd"}""")]
    [InlineData("resources/read", """{"uri":"file:///repo/..%2Fetc/passwd"}""")]
    [InlineData("resources/read", """{"uri":"file:///repo/%252e%252e/etc/passwd"}""")]
    [InlineData("resources/read", """{"uri":"file:///repo/..\\..\\etc"}""")]
    [InlineData("resources/read", """{"uri":"FILE:///repo/a"}""")]
    [InlineData("resources/read", """{"uri":"file://host/repo/a"}""")]
    [InlineData("resources/read", """{"uri":"file:///repo//secret/key"}""")]
    [InlineData("resources/read", """{"uri":"file:///repo/secret/key?x"}""")]
    [InlineData("resources/read", """{"uri":"file:///repo/secret#/../a"}""")]
    [InlineData("resources/read", """{"uri":""}""")]
    [InlineData("resources/subscribe", """{"uri":"file:///repo/secret/key"}""")]
    [InlineData("prompts/get", """{"name":"other"}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/prompt","name":"other"}}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/resource","uri":"file:///repo/secret/key"}}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/resource","uri":"file:///etc/{path}"}}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/resource","uri":"file:///repo/sec{path}"}}""")]
    [InlineData("subscriptions/listen", """{"notifications":{"resourceSubscriptions":["file:///repo/a","file:///etc/passwd"]}}""")]
    [InlineData("tasks/get", """{"taskId":"t"}""")]
    [InlineData("sampling/createMessage", "{}")]
    public async Task DeniedRequest_NeverArrives(string method, string parameters)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Request(method, parameters));

        Assert.Empty(proxy.Server.Requests);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        JsonElement error = JsonDocument.Parse(body).RootElement.GetProperty("error");
        Assert.Equal(-31001, error.GetProperty("code").GetInt32());
        JsonElement decision = error.GetProperty("data").GetProperty("mcppolicy.dev/decision");
        Assert.Equal("deny", decision.GetProperty("effect").GetString());
        Assert.Equal(32, decision.GetProperty("decisionId").GetString()!.Length);
    }

    [Theory]
    [InlineData("completion/complete", "{}")]
    [InlineData("completion/complete", """{"ref":"ref/prompt"}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/other","name":"review_code"}}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/prompt","uri":"file:///repo/a"}}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/prompt","name":"review_code","uri":"file:///etc/passwd"}}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/resource","uri":"file:///repo/a","name":"x"}}""")]
    [InlineData("completion/complete", """{"ref":{"type":"ref/resource","uri":"file:///repo/a","URI":"file:///etc/passwd"}}""")]
    [InlineData("completion/complete", """{"Ref":{"type":"ref/prompt","name":"other"},"ref":{"type":"ref/prompt","name":"review_code"}}""")]
    [InlineData("resources/subscribe", """{"uri":1}""")]
    [InlineData("resources/read", """{"URI":"file:///etc/passwd","uri":"file:///repo/a"}""")]
    [InlineData("prompts/get", """{"name":"review_code","arguments":[]}""")]
    [InlineData("tasks/get", "{}")]
    [InlineData("tasks/get", """{"taskId":1}""")]
    [InlineData("tasks/cancel", """{"taskid":"a","taskId":"b"}""")]
    [InlineData("subscriptions/listen", """{"notifications":[]}""")]
    [InlineData("subscriptions/listen", """{"notifications":{"resourceSubscriptions":"file:///etc/passwd"}}""")]
    [InlineData("subscriptions/listen", """{"notifications":{"resourceSubscriptions":[{"uri":"file:///etc/passwd"}]}}""")]
    [InlineData("subscriptions/listen", """{"notifications":{"ResourceSubscriptions":["file:///etc/passwd"]}}""")]
    public async Task RequestThatCouldBeReadTwoWays_IsRefused(string method, string parameters)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);

        (HttpResponseMessage response, _) = await proxy.CallAsync(Request(method, parameters));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(proxy.Server.Requests);
    }

    [Fact]
    public async Task DenialText_SaysWhatWasRefusedByWhichRuleAndWhy()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);

        (_, string body) = await proxy.CallAsync(Request("resources/read", """{"uri":"file:///repo/secret/key"}"""));

        JsonElement error = JsonDocument.Parse(body).RootElement.GetProperty("error");
        Assert.Equal(
            "Denied: resources/read file:///repo/secret/key (policy policy.json, rule resources:file:///repo/secret/*). "
                + "Secrets stay here. Not executed.",
            error.GetProperty("message").GetString()
        );
    }

    [Theory]
    [InlineData("resources/read", """{"uri":"file:///repo/hidden"}""", -32002, "Resource not found")]
    [InlineData("prompts/get", """{"name":"hidden"}""", -32602, "Unknown prompt")]
    [InlineData("tasks/update", """{"taskId":"t"}""", -32601, "Method not found")]
    public async Task HiddenTarget_AnswersAsTheServerDoesForWhatItDoesNotHave(string method, string parameters, int code, string text)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);

        (_, string body) = await proxy.CallAsync(Request(method, parameters));

        Assert.Equal($$$"""{"jsonrpc":"2.0","id":1,"error":{"code":{{{code}}},"message":"{{{text}}}"}}""", body);
        Assert.Empty(proxy.Server.Requests);
    }

    [Fact]
    public async Task LimitedResource_TellsWhenToRetry()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);

        await proxy.CallAsync(Request("resources/read", """{"uri":"note:1"}"""));
        (_, string body) = await proxy.CallAsync(Request("resources/read", """{"uri":"note:2"}"""));

        JsonElement decision = JsonDocument
            .Parse(body)
            .RootElement.GetProperty("error")
            .GetProperty("data")
            .GetProperty("mcppolicy.dev/decision");
        Assert.Equal("limit", decision.GetProperty("effect").GetString());
        Assert.True(decision.GetProperty("retryAfterMs").GetInt64() > 0);
        Assert.Single(proxy.Server.Requests);
    }

    [Theory]
    [InlineData("resources/list", "resources", "uri", "file:///repo/a,note:1")]
    [InlineData("resources/templates/list", "resourceTemplates", "uriTemplate", "file:///{p}")]
    [InlineData("prompts/list", "prompts", "name", "review_code")]
    public async Task List_ShowsWhatMayBeUsedAndKeepsTheRest(string method, string member, string key, string expected)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);
        string[] names =
        [
            "file:///repo/a",
            "file:///repo/secret/key",
            "file:///repo/hidden",
            "note:1",
            "FILE:///repo/a",
            "file:///{p}",
            "file:///repo/secret/{p}",
            "review_code",
            "other",
        ];
        string items = string.Join(',', names.Select(name => $$"""{"{{key}}":"{{name}}","x":1}"""));
        proxy.Server.Answer = (context, _) =>
            RecordingServer.Json(
                context,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"" + member + "\":[" + items + "],\"nextCursor\":\"n\",\"_meta\":{}}}"
            );

        (_, string body) = await proxy.CallAsync(Request(method, "{}"));

        JsonElement result = JsonDocument.Parse(body).RootElement.GetProperty("result");
        IEnumerable<string?> shown = result.GetProperty(member).EnumerateArray().Select(item => item.GetProperty(key).GetString());
        string[] relevant = [.. expected.Split(',')];
        Assert.Equal(relevant, shown.Where(name => name!.Contains('{', StringComparison.Ordinal) == (member == "resourceTemplates")));
        Assert.Equal("n", result.GetProperty("nextCursor").GetString());
    }

    [Theory]
    [InlineData("resources/list", """{"resources":[{"URI":"file:///etc/passwd"}]}""")]
    [InlineData("resources/list", """{"Resources":[{"uri":"file:///etc/passwd"}]}""")]
    [InlineData("resources/templates/list", """{"resourcetemplates":[{"uriTemplate":"file:///etc/{p}"}]}""")]
    [InlineData("prompts/list", """{"prompts":{"name":"other"}}""")]
    public async Task ListThatCannotBeFilteredWithCertainty_IsWithheld(string method, string result)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);
        proxy.Server.Answer = (context, _) => RecordingServer.Json(context, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}");

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Request(method, "{}"));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.DoesNotContain("etc", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListOfAnotherKind_InAnAnswerOrAGetStream_IsFilteredToo()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);
        const string List = """{"jsonrpc":"2.0","id":1,"result":{"resources":[{"uri":"file:///etc/passwd"},{"uri":"note:1"}]}}""";
        proxy.Server.Answer = (context, request) =>
        {
            context.Response.ContentType = request.Method == "GET" ? "text/event-stream" : "application/json";
            return context.Response.WriteAsync(request.Method == "GET" ? $"id: 7\ndata: {List}\n\n" : List);
        };

        (_, string answer) = await proxy.CallAsync(Request("tools/list", "{}"));
        HttpResponseMessage stream = await proxy.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/mcp"));
        string events = await stream.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        const string Filtered = """{"jsonrpc":"2.0","id":1,"result":{"resources":[{"uri":"note:1"}]}}""";
        Assert.Equal(Filtered, answer);
        Assert.Equal($"id: 7\ndata: {Filtered}\n\n", events);
    }

    private static string Request(string method, string parameters) =>
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + parameters + "}";
}

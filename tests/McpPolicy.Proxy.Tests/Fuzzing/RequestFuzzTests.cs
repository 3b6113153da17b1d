using System.Text;
using System.Text.Json;
using McpPolicy.Corpus.Cases;
using McpPolicy.Corpus.Reading;
using McpPolicy.Proxy.Denials;
using McpPolicy.Proxy.Wire;
using McpPolicy.Testing.Fuzzing;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>Whatever a client sends: it is refused with a proper error, or every server reads what the proxy decided on.</summary>
public sealed class RequestFuzzTests
{
    private static readonly RequestParser Parser = new(new WireLimits());

    [Fact]
    public Task Parser_AnyBody_RefusesOrReadsWhatEveryServerReads() =>
        FuzzRun.ForEachAsync(
            5_000,
            static random =>
            {
                byte[] body = new MessageMutator(random).Mutate(WireSeeds.Requests.Pick(random), WireSeeds.Requests.Pick(random));
                ParseResult result = Parser.Parse(body);
                if (result.Message is { } message)
                {
                    CheckMessage(message, body);
                }
                else
                {
                    CheckRefusal(result);
                }

                return Task.CompletedTask;
            }
        );

    private static void CheckMessage(McpRequest message, byte[] body)
    {
        CheckAgainstJson(message, body);
        if (IsForwarded(message))
        {
            string method = Encoding.UTF8.GetString(message.MethodName.Span);
            string target = Encoding.UTF8.GetString(message.Method == McpMethod.ToolsCall ? message.Name.Span : message.Target.Span);
            Assert.All(Readings.OfBody(body), call => CheckReading(call, method, HasTarget(message.Method) ? target : null));
        }
    }

    // What the policy decides on by name.
    private static bool HasTarget(McpMethod method) =>
        method is McpMethod.ToolsCall or McpMethod.PromptsGet or McpMethod.ResourcesRead or McpMethod.ResourcesSubscribe;

    private static void CheckReading(ReadCall call, string method, string? target)
    {
        Assert.True(call.Method == method, $"{call} instead of {method}");
        Assert.True(target is null || call.Target == target, $"{call} instead of {target}");
        Assert.DoesNotContain(CorpusCase.DeniedTools, call.Calls);
    }

    // By the policy of the corpus: all but one tool is allowed, and what MCP does not have is not.
    private static bool IsForwarded(McpRequest message) =>
        message.Method != McpMethod.Other && (message.Method != McpMethod.ToolsCall || !message.Name.Span.SequenceEqual("delete_run"u8));

    private static void CheckAgainstJson(McpRequest message, byte[] body)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
        Assert.Equal(Member(json.RootElement, "id")?.GetRawText() ?? "", Encoding.UTF8.GetString(message.Id.Span));
        Assert.Equal(Member(json.RootElement, "method")?.GetString() ?? "", Encoding.UTF8.GetString(message.MethodName.Span));
        if (message.Method == McpMethod.ToolsCall)
        {
            JsonElement parameters = json.RootElement.GetProperty("params");
            Assert.Equal(parameters.GetProperty("name").GetString(), Encoding.UTF8.GetString(message.Name.Span));
            JsonElement? arguments = Member(parameters, "arguments");
            string expected = arguments is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : "";
            Assert.Equal(expected, Encoding.UTF8.GetString(message.Arguments.Span));
        }
    }

    private static JsonElement? Member(JsonElement container, string name) =>
        container.TryGetProperty(name, out JsonElement value) ? value : null;

    private static void CheckRefusal(ParseResult result)
    {
        Refusal refusal = Assert.IsType<Refusal>(result.Refusal);
        using var output = new PooledBuffer();
        JsonRpcErrors.Write(output, result.Id.Span, refusal.Code, refusal.Message);
        using var answer = JsonDocument.Parse(output.Written);
        Assert.Equal("2.0", answer.RootElement.GetProperty("jsonrpc").GetString());
        Assert.Equal(
            result.Id.IsEmpty ? "null" : Encoding.UTF8.GetString(result.Id.Span),
            answer.RootElement.GetProperty("id").GetRawText()
        );
        Assert.Equal(refusal.Code, answer.RootElement.GetProperty("error").GetProperty("code").GetInt32());
        Assert.InRange(refusal.Status, 400, 499);
    }
}

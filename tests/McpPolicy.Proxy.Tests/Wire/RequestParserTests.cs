using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Tests.Wire;

public sealed class RequestParserTests
{
    private static readonly RequestParser Parser = new(new WireLimits());

    private static ParseResult Parse(string body) => Parser.Parse(Encoding.UTF8.GetBytes(body));

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    [Fact]
    public void Call_GivesItsParts_WithTheArgumentsAsTheyStand()
    {
        McpRequest message = Parse(
            """{"params":{"arguments":{ "a" : [1, "\u0041"] },"name":"e\u0063ho"},"id":"\u0041","method":"tools\/call","jsonrpc":"2.0"}"""
        ).Message!;

        Assert.Equal(MessageKind.Request, message.Kind);
        Assert.Equal(McpMethod.ToolsCall, message.Method);
        Assert.Equal("echo", Text(message.Name));
        Assert.Equal("""{ "a" : [1, "\u0041"] }""", Text(message.Arguments));
        Assert.Equal("\"\\u0041\"", Text(message.Id));
        Assert.Equal(ProtocolEra.Sessions, message.Era);
    }

    [Fact]
    public void VersionInMeta_MakesTheStatelessEra()
    {
        McpRequest message = Parse(
            """{"jsonrpc":"2.0","id":1,"method":"ping","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}"""
        ).Message!;

        Assert.Equal(ProtocolEra.Stateless, message.Era);
        Assert.Equal("2026-07-28", Text(message.MetaVersion));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/x"}""", MessageKind.Notification)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{}}""", MessageKind.Response)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{}}""", MessageKind.Response)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", MessageKind.Request)]
    public void Kind_IsToldByTheMembers(string body, MessageKind kind) => Assert.Equal(kind, Parse(body).Message!.Kind);

    [Fact]
    public void Refusal_KeepsTheIdThatWasRead()
    {
        ParseResult result = Parse("""{"jsonrpc":"2.0","id":"q","method":"tools/call","params":{}}""");

        Assert.NotNull(result.Refusal);
        Assert.Equal("\"q\"", Text(result.Id));
    }

    [Theory]
    [InlineData("", 400, -32602)]
    [InlineData("\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}", 404, -32601)]
    [InlineData("\"uri\":1,\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}", 400, -32602)]
    public void Subscribe_WithoutUri_IsUnknownWhereTheVersionHasNoSuchMethod(string parameters, int status, int code)
    {
        string body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/subscribe\",\"params\":{" + parameters + "}}";
        Refusal refusal = Assert.IsType<Refusal>(Parse(body).Refusal);
        Assert.Equal((status, code), (refusal.Status, refusal.Code));
    }

    /// <summary>Of what is accepted, System.Text.Json, which takes the last of duplicates, reads the same method and tool.</summary>
    [Fact]
    public void AcceptedCall_IsReadTheSameByAnotherParser()
    {
        Gen<string> token = Gen.Elements(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            " ",
            "1",
            "null",
            "\"jsonrpc\":\"2.0\"",
            "\"id\":1",
            "\"id\":\"a\"",
            "\"method\":\"tools/call\"",
            "\"method\":\"ping\"",
            "\"params\":{\"name\":\"echo\"}",
            "\"params\":",
            "\"name\":\"echo\"",
            "\"name\":\"x\"",
            "\"n\\u0061me\":\"y\"",
            "\"NAME\":\"z\"",
            "\"arguments\":{}",
            "\"_meta\":{}"
        );
        Gen<string> member = Gen.Elements(
            "\"jsonrpc\":\"2.0\"",
            "\"id\":1",
            "\"method\":\"tools/call\"",
            "\"method\":\"tools\\/call\"",
            "\"params\":{\"name\":\"echo\"}",
            "\"params\":{\"n\\u0061me\":\"x\",\"arguments\":{\"name\":1}}",
            "\"params\":{\"name\":\"a\",\"Name\":\"b\"}",
            "\"x\":{\"name\":\"w\"}"
        );
        Gen<string> bodies = Gen.OneOf(
            token.ListOf().Select(parts => string.Concat(parts)),
            member.ListOf().Select(parts => $"{{{string.Join(',', parts)}}}")
        );

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(bodies.ToArbitrary(), ReadTheSame));
    }

    private static bool ReadTheSame(string body)
    {
        if (Parse(body).Message is not { Method: McpMethod.ToolsCall } message)
        {
            return true;
        }

        using var other = JsonDocument.Parse(body);
        JsonElement root = other.RootElement;
        return root.GetProperty("method").GetString() == "tools/call"
            && root.GetProperty("params").GetProperty("name").GetString() == Text(message.Name);
    }
}
